-- Where a row stands in the order in which rows are sealed. A later transaction has a greater number, so the rows below the
-- oldest one that still runs are complete.
CREATE FUNCTION audit_position(transaction xid8) RETURNS bigint LANGUAGE sql STABLE AS 'SELECT transaction::text::bigint';
COMMENT ON FUNCTION audit_position IS
    'A server that a dump was restored on counts from the beginning: the owner replaces this function by one that adds';

-- Rows that exist all get the transaction of this migration.
ALTER TABLE audit_log ADD COLUMN position bigint NOT NULL DEFAULT audit_position(pg_current_xact_id());
COMMENT ON COLUMN audit_log.position IS 'Transaction that inserted the row; rows are sealed in the order of it and the id';
CREATE INDEX audit_log_position ON audit_log (position, id);

CREATE TABLE audit_seal (
    number         bigint      PRIMARY KEY,
    month          date        NOT NULL,
    after_position bigint      NOT NULL,
    after_id       uuid        NOT NULL,
    last_position  bigint      NOT NULL,
    last_id        uuid        NOT NULL,
    entries        bytea       NOT NULL,
    sealed_at      timestamptz NOT NULL,
    key_id         text        NOT NULL,
    previous       bytea,
    mac            bytea       NOT NULL
);
COMMENT ON TABLE audit_seal IS
    'Proof of the rows of audit_log: each seal of some rows includes the seal before, by a key that the database does not have';
COMMENT ON COLUMN audit_seal.month IS 'Month of the rows, in UTC; all rows of a seal are of one month';
COMMENT ON COLUMN audit_seal.after_position IS 'The rows are those after this position and id, up to the last';
COMMENT ON COLUMN audit_seal.entries IS 'For each row its id, and 16 bytes of the HMAC-SHA-256 of its content';
COMMENT ON COLUMN audit_seal.previous IS 'HMAC of the seal before; null for the first';
COMMENT ON COLUMN audit_seal.mac IS 'HMAC-SHA-256 of all other columns';
REVOKE UPDATE ON audit_seal FROM "${application-role}";

CREATE TABLE audit_sealing (
    due_at timestamptz NOT NULL
);
COMMENT ON TABLE audit_sealing IS
    'One row: when the audit log is sealed next. The instance that updates it seals the rows that are complete';
INSERT INTO audit_sealing (due_at) VALUES (now());
