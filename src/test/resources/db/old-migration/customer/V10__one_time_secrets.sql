-- Staff are few among the accounts.
CREATE INDEX account_staff ON account (id) WHERE kind = 'STAFF';

CREATE TABLE one_time_code (
    phone         text        PRIMARY KEY,
    code_hash         text,
    tries_left    smallint    NOT NULL DEFAULT 0,
    expires_at    timestamptz NOT NULL DEFAULT now(),
    requested_at  timestamptz NOT NULL DEFAULT now(),
    requests      integer     NOT NULL DEFAULT 1,
    counted_since timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX one_time_code_requested_at ON one_time_code (requested_at);
COMMENT ON TABLE one_time_code IS 'Codes sent to phones, one at a time for each, and how often one was asked for';

CREATE TABLE password_reset (
    token_hash text        PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
CREATE INDEX password_reset_account ON password_reset (account_id);
CREATE INDEX password_reset_expires_at ON password_reset (expires_at);
COMMENT ON TABLE password_reset IS 'Mailed tokens that set a new password, once';
