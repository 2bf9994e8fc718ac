-- Null: a guest's, who opens it with its token.
ALTER TABLE orders ADD COLUMN customer_id uuid;
-- Newest first: the ids are in the order of time.
CREATE INDEX orders_of_customer ON orders (customer_id, id) WHERE customer_id IS NOT NULL;
