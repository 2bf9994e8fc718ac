-- Who may change products may not change the stock by that: an import of theirs leaves it as it is. Imports that a version
-- before has taken change the stock, as that version had said.
ALTER TABLE catalogue_import ADD COLUMN changes_stock boolean NOT NULL DEFAULT true;
ALTER TABLE catalogue_import ADD COLUMN counts_ignored integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN catalogue_import.changes_stock IS 'Whether whoever has asked for it may change the stock';
COMMENT ON COLUMN catalogue_import.counts_ignored IS 'Rows whose count of pieces was not applied because of that';
