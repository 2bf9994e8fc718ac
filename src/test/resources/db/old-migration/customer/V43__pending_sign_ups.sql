-- Rows of earlier versions are accounts already, and stay so: only what is asked for from now on waits here first.
CREATE TABLE pending_sign_up (
    id            uuid        PRIMARY KEY,
    email         text        NOT NULL,
    name          text        NOT NULL,
    phone         text,
    password_hash text        NOT NULL,
    token_hash    text        UNIQUE,
    expires_at    timestamptz NOT NULL
);
CREATE INDEX pending_sign_up_email ON pending_sign_up (email);
CREATE INDEX pending_sign_up_expires_at ON pending_sign_up (expires_at);
COMMENT ON TABLE pending_sign_up IS 'Accounts that were asked for and start when the address is verified; several may wait for one address';
COMMENT ON COLUMN pending_sign_up.email IS 'in the form by which addresses are compared';
COMMENT ON COLUMN pending_sign_up.token_hash IS 'of the token that was mailed last; null until then';
