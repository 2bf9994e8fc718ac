-- The rows are moved; the table is locked meanwhile, so imports and corrections of stock wait. Orders write none of it.
-- A movement is written by the statement that changes its level, and the service can neither change movements nor delete
-- levels, so no foreign key has to be checked. One would lock the levels of all SKUs when a month is dropped.
LOCK TABLE stock_movement IN ACCESS EXCLUSIVE MODE;
ALTER TABLE stock_movement RENAME TO stock_movement_before;
ALTER TABLE stock_movement_before RENAME CONSTRAINT stock_movement_pkey TO stock_movement_before_pkey;
ALTER SEQUENCE stock_movement_id_seq RENAME TO stock_movement_before_id_seq;
DROP INDEX stock_movement_sku;

CREATE TABLE stock_movement (
    id        bigint      GENERATED ALWAYS AS IDENTITY,
    sku       text        NOT NULL,
    change    integer     NOT NULL CHECK (change <> 0),
    reason    text        NOT NULL,
    note      text,
    available integer     NOT NULL,
    at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
COMMENT ON TABLE stock_movement IS
    'History of stock, in partitions by month: the changes of a SKU and its archived ones add up to available + reserved + sold';
COMMENT ON COLUMN stock_movement.available IS 'Pieces that were available right after the change';
CREATE INDEX stock_movement_sku ON stock_movement (sku, id);
REVOKE UPDATE, DELETE ON stock_movement FROM "${application-role}";
REVOKE DELETE ON stock_level FROM "${application-role}";

CREATE TABLE stock_movement_default PARTITION OF stock_movement DEFAULT;
COMMENT ON TABLE stock_movement_default IS 'Rows of months that have no partition yet';
REVOKE INSERT, UPDATE, DELETE ON stock_movement_default FROM "${application-role}";

SELECT add_month_partitions('stock_movement', 4);
SELECT add_month_partition('stock_movement', month)
FROM (SELECT DISTINCT date_trunc('month', at AT TIME ZONE 'UTC')::date AS month FROM stock_movement_before) AS months;
INSERT INTO stock_movement (id, sku, change, reason, note, available, at) OVERRIDING SYSTEM VALUE
SELECT id, sku, change, reason, note, available, at FROM stock_movement_before;
SELECT setval(pg_get_serial_sequence('stock_movement', 'id'), last_value, is_called) FROM stock_movement_before_id_seq;
DROP TABLE stock_movement_before;

CREATE TABLE stock_movement_archived (
    sku    text   PRIMARY KEY,
    change bigint NOT NULL
);
COMMENT ON TABLE stock_movement_archived IS
    'Sums of the movements of each SKU that are only in the archive, added in the transaction that drops their month';
