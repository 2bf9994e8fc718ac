ALTER TABLE stock_level ADD COLUMN adjusted integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN stock_level.adjusted IS
    'What has come and gone besides the imports; counted + adjusted = available + reserved + sold';
UPDATE stock_level SET adjusted = available + reserved + sold - counted WHERE counted <> available + reserved + sold;

CREATE TABLE stock_movement (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku       text        NOT NULL REFERENCES stock_level (sku),
    change    integer     NOT NULL CHECK (change <> 0),
    reason    text        NOT NULL,
    note      text,
    available integer     NOT NULL,
    at        timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE stock_movement IS
    'Why there are so many pieces: of each sku the changes add up to available + reserved + sold';
COMMENT ON COLUMN stock_movement.available IS 'pieces that could be bought right afterwards';
CREATE INDEX stock_movement_sku ON stock_movement (sku, id);

INSERT INTO stock_movement (sku, change, reason, available)
SELECT sku, available + reserved + sold, 'OPENING', available FROM stock_level WHERE available + reserved + sold <> 0;
