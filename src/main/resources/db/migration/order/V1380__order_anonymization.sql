-- When the law does not require an order to name its buyer anymore, the name goes. The ids of orders sort by the time of the
-- checkout, so one position says how far that has come.
CREATE TABLE order_anonymization (
    only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    last_order uuid    NOT NULL
);
COMMENT ON TABLE order_anonymization IS 'The one row: the last order whose buyer was removed';
INSERT INTO order_anonymization (last_order) VALUES ('00000000-0000-0000-0000-000000000000');
