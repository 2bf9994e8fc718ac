-- How often the catalogue has changed: by it, every instance knows whether an answer that it has kept still holds.

-- One row for each transaction that changed something, so that no two of them wait for the same row.
CREATE TABLE catalogue_change (
    transaction xid8        PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT now()
);
-- The count of the rows that have been taken out of it since, in the transaction that counted them here.
CREATE TABLE catalogue_change_count (
    changes bigint NOT NULL
);
INSERT INTO catalogue_change_count (changes) VALUES (0);

-- Here, and not in the application, so that no writer can forget it.
CREATE FUNCTION note_catalogue_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_change (transaction) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER product_changed AFTER INSERT OR UPDATE OR DELETE ON product
    FOR EACH STATEMENT EXECUTE FUNCTION note_catalogue_change();
CREATE TRIGGER variant_changed AFTER INSERT OR UPDATE OR DELETE ON variant
    FOR EACH STATEMENT EXECUTE FUNCTION note_catalogue_change();
CREATE TRIGGER product_image_changed AFTER INSERT OR UPDATE OR DELETE ON product_image
    FOR EACH STATEMENT EXECUTE FUNCTION note_catalogue_change();
CREATE TRIGGER category_changed AFTER INSERT OR UPDATE OR DELETE ON category
    FOR EACH STATEMENT EXECUTE FUNCTION note_catalogue_change();
