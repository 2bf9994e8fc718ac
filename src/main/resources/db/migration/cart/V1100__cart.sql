CREATE TABLE cart (
    id          text        PRIMARY KEY,
    customer_id uuid,
    status      text        NOT NULL CHECK (status IN ('ACTIVE', 'ORDERED')),
    version     integer     NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL
) WITH (fillfactor = 80);
COMMENT ON TABLE cart IS 'Carts of customers and guests';
COMMENT ON COLUMN cart.customer_id IS 'Null for a guest, who has access by knowing the id';
CREATE INDEX cart_expires_at ON cart USING brin (expires_at);
CREATE UNIQUE INDEX cart_active_of_customer ON cart (customer_id) WHERE status = 'ACTIVE' AND customer_id IS NOT NULL;
CREATE INDEX cart_of_customer ON cart (customer_id) WHERE customer_id IS NOT NULL;

CREATE TABLE cart_item (
    id       uuid    PRIMARY KEY,
    cart_id  text    NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
    sku      text    NOT NULL,
    quantity integer NOT NULL CHECK (quantity > 0),
    UNIQUE (cart_id, sku)
);
COMMENT ON TABLE cart_item IS 'Lines of a cart, one for each SKU';

CREATE TABLE wishlist_item (
    id          uuid        PRIMARY KEY,
    customer_id uuid        NOT NULL,
    sku         text        NOT NULL,
    added_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (customer_id, sku)
);
COMMENT ON TABLE wishlist_item IS 'Wishlists of customers';
-- Newest first: the ids are in order of time.
CREATE INDEX wishlist_item_of_customer ON wishlist_item (customer_id, id);
