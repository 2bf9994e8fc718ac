-- Pictures. Their bytes are in Object Storage, under names made of sha256 and size.
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
COMMENT ON COLUMN media.etag IS 'Of the object as it was last written, so that only that one is deleted';
COMMENT ON COLUMN media.variants IS 'Whether the smaller sizes have been made';
COMMENT ON COLUMN media.alive_until IS 'Until then an instance is at work on the smaller sizes';
COMMENT ON COLUMN media.uploaded_at IS 'When somebody last uploaded the same picture';

CREATE INDEX media_pending ON media (id) WHERE variants = 'PENDING';
CREATE INDEX media_uploaded ON media (uploaded_at);

-- Files that clients put into Object Storage themselves, until they say that they have.
CREATE TABLE media_upload (
    id         uuid        PRIMARY KEY,
    request_id text        NOT NULL,
    file_name  text,
    expires_at timestamptz NOT NULL
);
COMMENT ON COLUMN media_upload.request_id IS 'Of the pre-authenticated request';
CREATE INDEX media_upload_expires ON media_upload (expires_at);

-- When to look next for what nobody needs; whoever moves it does.
CREATE TABLE media_collection (
    next_at timestamptz NOT NULL
);
INSERT INTO media_collection (next_at) VALUES (now());
