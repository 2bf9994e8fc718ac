-- Newest first, by any one of what the search is asked for.
CREATE INDEX audit_log_newest ON audit_log (at DESC, id DESC);
CREATE INDEX audit_log_actor ON audit_log (actor_id, at DESC, id DESC);
CREATE INDEX audit_log_action ON audit_log (action, at DESC, id DESC);
CREATE INDEX audit_log_target ON audit_log (target_id, at DESC, id DESC);
CREATE INDEX audit_log_request ON audit_log (request_id, at DESC, id DESC);

-- Tries that are counted exactly, by the database's clock (generic cell rate algorithm): what is left of a limit
-- follows from the time at which it will be whole again.
CREATE TABLE counted_try (
    subject  text        PRIMARY KEY,
    whole_at timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX counted_try_whole_at ON counted_try (whole_at);
COMMENT ON TABLE counted_try IS 'Tries at secrets and messages to people, by hash of what is limited and whom';

CREATE TABLE known_address (
    subject text        PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX known_address_at ON known_address (at);
COMMENT ON TABLE known_address IS 'From where somebody has signed in, by hash of the login name and the address';
