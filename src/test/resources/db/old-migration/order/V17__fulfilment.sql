CREATE TABLE fulfilment (
    id              uuid        PRIMARY KEY,
    order_id        uuid        NOT NULL UNIQUE REFERENCES orders (id),
    carrier         text,
    tracking_number text,
    tracking_url    text,
    packed_at       timestamptz NOT NULL,
    shipped_at      timestamptz,
    delivered_at    timestamptz
);
COMMENT ON TABLE fulfilment IS 'The parcel of an order';

-- Lists of staff, newest first; the id tells the time. An email is looked for whatever its case.
CREATE INDEX orders_status ON orders (status, id);
CREATE INDEX orders_email ON orders (lower(email), id);
CREATE INDEX orders_phone ON orders (phone, id);
