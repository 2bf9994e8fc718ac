CREATE TABLE catalogue_import (
    id             uuid        PRIMARY KEY,
    file_name      text,
    size           bigint      NOT NULL DEFAULT 0,
    changes_stock  boolean     NOT NULL DEFAULT true,
    state          text        NOT NULL CHECK (state IN ('UPLOADING', 'QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED')),
    attempt        integer     NOT NULL DEFAULT 0,
    alive_until    timestamptz,
    requested_at   timestamptz NOT NULL DEFAULT now(),
    started_at     timestamptz,
    finished_at    timestamptz,
    bytes_read     bigint      NOT NULL DEFAULT 0,
    rows_accepted  integer     NOT NULL DEFAULT 0,
    rows_rejected  integer     NOT NULL DEFAULT 0,
    counts_ignored integer     NOT NULL DEFAULT 0,
    products       integer     NOT NULL DEFAULT 0,
    rejected       jsonb,
    failure        text
);
COMMENT ON TABLE catalogue_import IS 'Imports of product files';
COMMENT ON COLUMN catalogue_import.changes_stock IS
    'Whether the account that requested it may change stock; if not, the import leaves stock as it is';
COMMENT ON COLUMN catalogue_import.attempt IS
    'Number of the current attempt; a worker with another number has lost its lease';
COMMENT ON COLUMN catalogue_import.alive_until IS 'End of the lease of the upload or of the worker, which extends it';
COMMENT ON COLUMN catalogue_import.counts_ignored IS
    'Rows whose stock count was not applied because changes_stock is false';
COMMENT ON COLUMN catalogue_import.rejected IS 'The first rejected rows and the reasons, once the import has finished';
CREATE INDEX catalogue_import_open ON catalogue_import (id) WHERE state IN ('UPLOADING', 'QUEUED', 'RUNNING');

CREATE TABLE catalogue_import_chunk (
    import_id uuid    NOT NULL REFERENCES catalogue_import ON DELETE CASCADE,
    position  integer NOT NULL,
    content   bytea   NOT NULL,
    PRIMARY KEY (import_id, position)
);
COMMENT ON TABLE catalogue_import_chunk IS
    'The file, so that any instance can run the import; deleted when the import has finished';
