CREATE TABLE orders (
    id                uuid        PRIMARY KEY,
    number            text        NOT NULL UNIQUE,
    cart_id           text        NOT NULL UNIQUE,
    customer_id       uuid,
    token_hash        text        NOT NULL,
    version           integer     NOT NULL,
    status            text        NOT NULL,
    payment_method    text        NOT NULL,
    payment_status    text        NOT NULL,
    email             text        NOT NULL,
    phone             text        NOT NULL,
    gstin             text,
    ship_name         text        NOT NULL,
    ship_line1        text        NOT NULL,
    ship_line2        text,
    ship_city         text        NOT NULL,
    ship_state        text        NOT NULL,
    ship_pin          text        NOT NULL,
    ship_country      text        NOT NULL,
    ship_phone        text,
    bill_name         text        NOT NULL,
    bill_line1        text        NOT NULL,
    bill_line2        text,
    bill_city         text        NOT NULL,
    bill_state        text        NOT NULL,
    bill_pin          text        NOT NULL,
    bill_country      text        NOT NULL,
    bill_phone        text,
    supply            text        NOT NULL,
    subtotal          bigint      NOT NULL,
    discount          bigint      NOT NULL,
    shipping          bigint      NOT NULL,
    shipping_tax_rate integer     NOT NULL,
    shipping_taxable  bigint      NOT NULL,
    shipping_tax      bigint      NOT NULL,
    tax               bigint      NOT NULL,
    total             bigint      NOT NULL CHECK (total >= 0),
    placed_at         timestamptz NOT NULL,
    CHECK (total = subtotal - discount + shipping)
);
COMMENT ON TABLE orders IS 'Orders as agreed at checkout; amounts in paise, tax rates in basis points';
COMMENT ON COLUMN orders.customer_id IS 'Null for a guest, who has access by the token';
COMMENT ON COLUMN orders.supply IS
    'Kinds of GST that apply: CGST and SGST (INTRA_STATE), CGST and UTGST (INTRA_TERRITORY), IGST (INTER_STATE)';
-- Newest first: the ids are in order of time.
CREATE INDEX orders_of_customer ON orders (customer_id, id) WHERE customer_id IS NOT NULL;
-- Lists for staff, newest first. The search by email ignores case.
CREATE INDEX orders_status ON orders (status, id);
CREATE INDEX orders_email ON orders (lower(email), id);
CREATE INDEX orders_phone ON orders (phone, id);

CREATE TABLE order_line (
    order_id   uuid    NOT NULL REFERENCES orders (id),
    position   integer NOT NULL,
    sku        text    NOT NULL,
    product_id uuid    NOT NULL,
    name       text    NOT NULL,
    hsn        text,
    quantity   integer NOT NULL CHECK (quantity > 0),
    unit_price bigint  NOT NULL,
    mrp        bigint  NOT NULL,
    line_total bigint  NOT NULL CHECK (line_total = unit_price * quantity),
    tax_rate   integer NOT NULL,
    taxable    bigint  NOT NULL,
    tax        bigint  NOT NULL,
    PRIMARY KEY (order_id, position)
);
COMMENT ON TABLE order_line IS 'Lines of an order; amounts in paise, tax rates in basis points';

CREATE TABLE order_status_change (
    order_id uuid        NOT NULL REFERENCES orders (id),
    position integer     NOT NULL,
    status   text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (order_id, position)
);
COMMENT ON TABLE order_status_change IS 'History of the status of an order';

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
