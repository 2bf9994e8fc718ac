CREATE TABLE idempotency_record (
    principal    text        NOT NULL,
    key          text        NOT NULL,
    request_hash text        NOT NULL,
    status       smallint,
    location     text,
    etag         text,
    body         text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (principal, key)
);
-- Rows come in the order of time, so a block range index finds the old ones at next to no cost.
CREATE INDEX idempotency_record_created_at ON idempotency_record USING brin (created_at);
COMMENT ON TABLE idempotency_record IS 'Answers that are given again to a repeated request, kept for at least a day';

-- Spring Modulith's event publication registry, version 2 of its schema.
CREATE TABLE event_publication (
    id                     uuid        PRIMARY KEY,
    listener_id            text        NOT NULL,
    event_type             text        NOT NULL,
    serialized_event       text        NOT NULL,
    publication_date       timestamptz NOT NULL,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
CREATE INDEX event_publication_serialized_event ON event_publication USING hash (serialized_event);
CREATE INDEX event_publication_completion_date ON event_publication (completion_date);
