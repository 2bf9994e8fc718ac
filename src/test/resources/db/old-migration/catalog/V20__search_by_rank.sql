-- A search walks the products from the best rank down until a page is full. With what is searched in the index itself,
-- it reads thousands of products from a few hundred blocks instead of one block for each.

-- An index entry must fit into a third of a block: of very many words, the last (tags, then categories) are left out
-- here, and still found through "search", which has them all.
CREATE FUNCTION product_title_search(names text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    found tsvector := to_tsvector('english', names);
BEGIN
    WHILE pg_column_size(found) > 2400 LOOP
        names := left(names, length(names) * 3 / 4);
        found := to_tsvector('english', names);
    END LOOP;
    RETURN found;
END
$$;

CREATE OR REPLACE FUNCTION product_search_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    names text := concat_ws(' . ',
        NEW.title,
        NEW.brand,
        (SELECT string_agg(name, ' . ') FROM category WHERE id = ANY (NEW.category_ids)),
        array_to_string(NEW.tags, ' . '));
BEGIN
    NEW.title_search := product_title_search(names);
    NEW.search := to_tsvector('english', names) || to_tsvector('english', NEW.description);
    RETURN NEW;
END
$$;

UPDATE product SET title_search = product_title_search(concat_ws(' . ',
    title,
    brand,
    (SELECT string_agg(name, ' . ') FROM category WHERE id = ANY (category_ids)),
    array_to_string(tags, ' . ')))
WHERE length(title_search) > 100;

DROP INDEX product_rank;
CREATE INDEX product_rank ON product (rank, id) INCLUDE (title_search) WHERE published;
