-- The rows that exist have been announced, or are of a time without messages. A new row waits for its announcement, also
-- one of an instance of the previous version, which does not name the column.
ALTER TABLE order_status_change ADD COLUMN announced boolean NOT NULL DEFAULT true;
ALTER TABLE order_status_change ALTER COLUMN announced SET DEFAULT false;
COMMENT ON COLUMN order_status_change.announced IS
    'Whether the other modules know the change. The table is its own outbox: a checkout writes no other row for it';
CREATE INDEX order_status_change_unannounced ON order_status_change (order_id, position) WHERE NOT announced;

CREATE TABLE order_lookup (
    order_id       uuid        PRIMARY KEY REFERENCES orders (id),
    code_hash      text,
    tries_left     smallint    NOT NULL DEFAULT 0,
    expires_at     timestamptz NOT NULL DEFAULT now(),
    requested_at   timestamptz NOT NULL DEFAULT now(),
    requested_from text        NOT NULL
);
COMMENT ON TABLE order_lookup IS 'Codes sent to the phones of guest orders, one at a time for each order';
COMMENT ON COLUMN order_lookup.requested_from IS
    'Hash of the order number and the client network of the last request; most tries are reserved for that network';
CREATE INDEX order_lookup_requested_at ON order_lookup (requested_at);

CREATE TABLE order_access_token (
    token_hash text        PRIMARY KEY,
    order_id   uuid        NOT NULL REFERENCES orders (id),
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE order_access_token IS 'Tokens of looked-up orders; each opens its order beside the token of the checkout';
CREATE INDEX order_access_token_order ON order_access_token (order_id);
CREATE INDEX order_access_token_expires_at ON order_access_token (expires_at);
