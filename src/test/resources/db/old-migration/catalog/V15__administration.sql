ALTER TABLE product ADD COLUMN archived boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN product.archived IS 'Of an unpublished product: kept for what was, not a draft of what will be';

ALTER TABLE category ADD COLUMN version integer NOT NULL DEFAULT 0;

-- Lists of staff: drafts and archived products, searches among them, and all products of a category.
CREATE INDEX product_unpublished ON product (archived, id) WHERE NOT published;
CREATE INDEX product_unpublished_search ON product USING gin (search) WHERE NOT published;
CREATE INDEX product_category ON product (category_id);

-- Whoever touches the words has them made anew: that is how a category that is renamed gets into its products.
DROP TRIGGER product_search_vectors_of_changed ON product;
CREATE TRIGGER product_search_vectors_of_changed BEFORE UPDATE ON product
    FOR EACH ROW
    WHEN ((OLD.title, OLD.brand, OLD.category_ids, OLD.tags, OLD.description, OLD.title_search)
        IS DISTINCT FROM (NEW.title, NEW.brand, NEW.category_ids, NEW.tags, NEW.description, NEW.title_search))
    EXECUTE FUNCTION product_search_vectors();

CREATE TABLE catalogue_import (
    id            uuid        PRIMARY KEY,
    file_name     text,
    size          bigint      NOT NULL DEFAULT 0,
    state         text        NOT NULL CHECK (state IN ('UPLOADING', 'QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED')),
    attempt       integer     NOT NULL DEFAULT 0,
    alive_until   timestamptz,
    requested_at  timestamptz NOT NULL DEFAULT now(),
    started_at    timestamptz,
    finished_at   timestamptz,
    bytes_read    bigint      NOT NULL DEFAULT 0,
    rows_accepted integer     NOT NULL DEFAULT 0,
    rows_rejected integer     NOT NULL DEFAULT 0,
    products      integer     NOT NULL DEFAULT 0,
    rejected      jsonb,
    failure       text
);
COMMENT ON COLUMN catalogue_import.attempt IS 'Which of those who took it up is at it; all others have lost it';
COMMENT ON COLUMN catalogue_import.alive_until IS 'Whoever uploads or runs it has to show itself before then';
COMMENT ON COLUMN catalogue_import.rejected IS 'The first rejected rows with their reasons, once it has finished';
CREATE INDEX catalogue_import_open ON catalogue_import (id) WHERE state IN ('UPLOADING', 'QUEUED', 'RUNNING');

CREATE TABLE catalogue_import_chunk (
    import_id uuid    NOT NULL REFERENCES catalogue_import ON DELETE CASCADE,
    position  integer NOT NULL,
    content   bytea   NOT NULL,
    PRIMARY KEY (import_id, position)
);
COMMENT ON TABLE catalogue_import_chunk IS 'The file, so that any instance can run the import; gone when it has finished';
