CREATE TABLE media (
    id           uuid        PRIMARY KEY,
    sha256       text        NOT NULL UNIQUE CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    type         text        NOT NULL CHECK (type IN ('JPEG', 'PNG')),
    width        int         NOT NULL CHECK (width > 0),
    height       int         NOT NULL CHECK (height > 0),
    bytes        bigint      NOT NULL,
    file_name    text,
    etag         text        NOT NULL,
    variants     text        NOT NULL DEFAULT 'PENDING' CHECK (variants IN ('PENDING', 'MADE', 'FAILED')),
    attempt      int         NOT NULL DEFAULT 0,
    alive_until  timestamptz,
    created_at   timestamptz NOT NULL DEFAULT now(),
    uploaded_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE media IS 'Pictures. Their bytes are in Object Storage, under names made of the SHA-256 and the size';
COMMENT ON COLUMN media.etag IS 'ETag of the last write of the object; a delete names it, so that a newer object stays';
COMMENT ON COLUMN media.variants IS 'State of the renditions (the smaller sizes)';
COMMENT ON COLUMN media.attempt IS
    'Number of the current attempt to make the renditions; a worker with another number has lost its lease';
COMMENT ON COLUMN media.alive_until IS 'End of the lease of the worker that makes the renditions';
COMMENT ON COLUMN media.uploaded_at IS 'Time of the last upload of the same picture';
CREATE INDEX media_pending ON media (id) WHERE variants = 'PENDING';
CREATE INDEX media_uploaded ON media (uploaded_at);

CREATE TABLE media_upload (
    id         uuid        PRIMARY KEY,
    request_id text        NOT NULL,
    file_name  text,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE media_upload IS 'Uploads by clients directly to Object Storage that are not complete yet';
COMMENT ON COLUMN media_upload.request_id IS 'Id of the pre-authenticated request';
CREATE INDEX media_upload_expires ON media_upload (expires_at);

CREATE TABLE media_collection (
    next_at timestamptz NOT NULL
);
COMMENT ON TABLE media_collection IS
    'One row: when the next cleanup of orphaned files is due. The instance that updates it runs the cleanup';
INSERT INTO media_collection (next_at) VALUES (now());
