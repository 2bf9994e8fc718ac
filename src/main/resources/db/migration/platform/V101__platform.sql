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
COMMENT ON TABLE idempotency_record IS
    'Idempotency keys and their responses, which a repeated request gets again; kept for at least a day';
COMMENT ON COLUMN idempotency_record.status IS
    'HTTP status of the response; null until the transaction of the first request has a response';
-- Rows are inserted in order of time, so a block range index finds the old ones at little cost.
CREATE INDEX idempotency_record_created_at ON idempotency_record USING brin (created_at);

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
COMMENT ON TABLE event_publication IS
    'Outbox: the event publication registry of Spring Modulith, version 2 of its schema';
CREATE INDEX event_publication_serialized_event ON event_publication USING hash (serialized_event);
CREATE INDEX event_publication_completion_date ON event_publication (completion_date);

CREATE TABLE audit_log (
    id          uuid        PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT now(),
    actor_kind  text        NOT NULL,
    actor_id    uuid,
    action      text        NOT NULL,
    target_type text        NOT NULL,
    target_id   text        NOT NULL,
    before      jsonb,
    after       jsonb,
    request_id  text
);
COMMENT ON TABLE audit_log IS 'Every administrative change, denied access and login; append-only';
-- Each search lists the newest entries first, by one of these.
CREATE INDEX audit_log_newest ON audit_log (at DESC, id DESC);
CREATE INDEX audit_log_actor ON audit_log (actor_id, at DESC, id DESC);
CREATE INDEX audit_log_action ON audit_log (action, at DESC, id DESC);
CREATE INDEX audit_log_target ON audit_log (target_id, at DESC, id DESC);
CREATE INDEX audit_log_request ON audit_log (request_id, at DESC, id DESC);
REVOKE UPDATE, DELETE ON audit_log FROM "${application-role}";

CREATE TABLE counted_try (
    subject  text        PRIMARY KEY,
    whole_at timestamptz NOT NULL
) WITH (fillfactor = 70);
COMMENT ON TABLE counted_try IS
    'Exact limits on logins, codes and messages, by the generic cell rate algorithm and the clock of the database';
COMMENT ON COLUMN counted_try.subject IS 'Hash of the limit and of what it limits';
COMMENT ON COLUMN counted_try.whole_at IS
    'Time at which the whole limit is available again; what is available now follows from it';
CREATE INDEX counted_try_whole_at ON counted_try (whole_at);

CREATE TABLE known_address (
    subject text        PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE known_address IS 'Client addresses from which a login succeeded';
COMMENT ON COLUMN known_address.subject IS 'Hash of the login name and the client address';
COMMENT ON COLUMN known_address.at IS 'Time of the last successful login';
CREATE INDEX known_address_at ON known_address (at);
