-- Half of each page stays free, so that an update of a hot row stays in its page and does not touch the index.
CREATE TABLE stock_level (
    sku       text    PRIMARY KEY,
    available integer NOT NULL CHECK (available >= 0),
    reserved  integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    sold      integer NOT NULL DEFAULT 0 CHECK (sold >= 0),
    counted   integer NOT NULL CHECK (counted >= 0),
    adjusted  integer NOT NULL DEFAULT 0
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
COMMENT ON TABLE stock_level IS 'Pieces of each SKU; counted + adjusted = available + reserved + sold';
COMMENT ON COLUMN stock_level.available IS 'Pieces that can be bought';
COMMENT ON COLUMN stock_level.reserved IS 'Pieces held for orders that are not paid yet';
COMMENT ON COLUMN stock_level.sold IS 'Pieces of confirmed orders';
COMMENT ON COLUMN stock_level.counted IS
    'Count of the last import; the next import changes available by the difference';
COMMENT ON COLUMN stock_level.adjusted IS 'Sum of all changes that were not imports';

CREATE TABLE reservation (
    id         uuid        NOT NULL,
    sku        text        NOT NULL REFERENCES stock_level (sku),
    quantity   integer     NOT NULL CHECK (quantity > 0),
    state      text        NOT NULL CHECK (state IN ('HELD', 'SOLD', 'RELEASED')),
    expires_at timestamptz CHECK ((state = 'HELD') = (expires_at IS NOT NULL)),
    remaining  integer     NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, sku)
);
COMMENT ON TABLE reservation IS 'Pieces that an order holds or has bought, one row for each SKU';
COMMENT ON COLUMN reservation.remaining IS 'Pieces that were available right after the reservation';
CREATE INDEX reservation_expires_at ON reservation (expires_at) WHERE state = 'HELD';

CREATE TABLE stock_movement (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku       text        NOT NULL REFERENCES stock_level (sku),
    change    integer     NOT NULL CHECK (change <> 0),
    reason    text        NOT NULL,
    note      text,
    available integer     NOT NULL,
    at        timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE stock_movement IS 'History of stock: the changes of a SKU add up to available + reserved + sold';
COMMENT ON COLUMN stock_movement.available IS 'Pieces that were available right after the change';
CREATE INDEX stock_movement_sku ON stock_movement (sku, id);

-- All buyers of a SKU wait for the row of its stock. If an instance hangs or loses its network while its transaction
-- holds that row, the server ends the transaction after one second, earlier than it ends other idle transactions. A
-- trigger, so that no writer can omit it. It needs no round trip and works behind any pooler: the setting ends with the
-- transaction, and the server reads it each time it starts to wait for the next statement.
CREATE FUNCTION hold_stock_briefly() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('idle_in_transaction_session_timeout', '1s', true);
    RETURN NULL;
END
$$;
CREATE TRIGGER stock_level_held_briefly BEFORE INSERT OR UPDATE OR DELETE ON stock_level
    FOR EACH STATEMENT EXECUTE FUNCTION hold_stock_briefly();
