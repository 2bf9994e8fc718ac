CREATE TABLE cart (
    id         text        PRIMARY KEY,
    status     text        NOT NULL CHECK (status IN ('ACTIVE', 'ORDERED')),
    version    integer     NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX cart_expires_at ON cart USING brin (expires_at);

CREATE TABLE cart_item (
    id       uuid    PRIMARY KEY,
    cart_id  text    NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
    sku      text    NOT NULL,
    quantity integer NOT NULL CHECK (quantity > 0),
    UNIQUE (cart_id, sku)
);
