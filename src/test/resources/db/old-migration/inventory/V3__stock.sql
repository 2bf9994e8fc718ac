CREATE TABLE stock_level (
    sku       text PRIMARY KEY,
    available integer NOT NULL CHECK (available >= 0),
    reserved  integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    sold      integer NOT NULL DEFAULT 0 CHECK (sold >= 0),
    counted   integer NOT NULL CHECK (counted >= 0)
    -- Half of each page stays free, so that the hot rows of a sale are updated in place, without touching the index.
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
COMMENT ON COLUMN stock_level.available IS 'pieces that can be bought';
COMMENT ON COLUMN stock_level.reserved IS 'pieces held for orders that are not paid yet';
COMMENT ON COLUMN stock_level.sold IS 'pieces that belong to confirmed orders';
COMMENT ON COLUMN stock_level.counted IS 'what the last import counted; the next one changes available by the difference';

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
COMMENT ON COLUMN reservation.remaining IS 'pieces that were left available right after this one was made';
CREATE INDEX reservation_expires_at ON reservation (expires_at) WHERE state = 'HELD';
