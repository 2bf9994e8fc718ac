-- A search within prices, or of what is in stock, is decided by the index as well. Without these columns it read each
-- product that has the words from the table, one block for each.
DROP INDEX product_rank;
CREATE INDEX product_rank ON product (rank, id) INCLUDE (title_search, min_price, in_stock) WHERE published;
