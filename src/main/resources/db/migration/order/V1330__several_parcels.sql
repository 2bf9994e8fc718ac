-- An order can have several parcels. A release that knows one parcel for each order packs an order only once: it changes
-- the status of the order with it.
ALTER TABLE fulfilment DROP CONSTRAINT fulfilment_order_id_key;
ALTER TABLE fulfilment ADD CONSTRAINT fulfilment_of_order UNIQUE (order_id, id);
COMMENT ON TABLE fulfilment IS 'The parcels of an order';

CREATE TABLE fulfilment_line (
    order_id      uuid    NOT NULL,
    fulfilment_id uuid    NOT NULL,
    position      integer NOT NULL,
    quantity      integer NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, fulfilment_id, position),
    FOREIGN KEY (order_id, fulfilment_id) REFERENCES fulfilment (order_id, id),
    FOREIGN KEY (order_id, position) REFERENCES order_line (order_id, position)
);
COMMENT ON TABLE fulfilment_line IS 'The units of the lines of an order in one of its parcels';

INSERT INTO fulfilment_line (order_id, fulfilment_id, position, quantity)
SELECT f.order_id, f.id, l.position, l.quantity FROM fulfilment f JOIN order_line l ON l.order_id = f.order_id;

-- No unit is packed twice, whoever writes: each parcel adds its units to the line, and the line has a limit.
ALTER TABLE order_line ADD COLUMN packed integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN order_line.packed IS 'Units in parcels: the sum of fulfilment_line.quantity';
UPDATE order_line l SET packed = l.quantity FROM fulfilment f WHERE f.order_id = l.order_id;
ALTER TABLE order_line ADD CONSTRAINT order_line_packed CHECK (packed BETWEEN 0 AND quantity);

CREATE FUNCTION count_packed_units() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE order_line SET packed = packed - OLD.quantity
        WHERE order_id = OLD.order_id AND position = OLD.position;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE order_line SET packed = packed + NEW.quantity
        WHERE order_id = NEW.order_id AND position = NEW.position;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER fulfilment_line_counted AFTER INSERT OR UPDATE OR DELETE ON fulfilment_line
    FOR EACH ROW EXECUTE FUNCTION count_packed_units();

-- During an upgrade, an instance of the earlier release writes a parcel without lines. It means the whole order.
CREATE FUNCTION pack_whole_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM fulfilment_line WHERE order_id = NEW.order_id AND fulfilment_id = NEW.id) THEN
        INSERT INTO fulfilment_line (order_id, fulfilment_id, position, quantity)
        SELECT order_id, NEW.id, position, quantity FROM order_line WHERE order_id = NEW.order_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER fulfilment_has_lines AFTER INSERT ON fulfilment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pack_whole_order();
