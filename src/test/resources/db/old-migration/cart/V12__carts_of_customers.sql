-- Null: a guest's, who uses it by knowing its id.
ALTER TABLE cart ADD COLUMN customer_id uuid;
CREATE UNIQUE INDEX cart_active_of_customer ON cart (customer_id) WHERE status = 'ACTIVE' AND customer_id IS NOT NULL;
CREATE INDEX cart_of_customer ON cart (customer_id) WHERE customer_id IS NOT NULL;

CREATE TABLE wishlist_item (
    id          uuid        PRIMARY KEY,
    customer_id uuid        NOT NULL,
    sku         text        NOT NULL,
    added_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (customer_id, sku)
);
-- Newest first: the ids are in the order of time.
CREATE INDEX wishlist_item_of_customer ON wishlist_item (customer_id, id);
