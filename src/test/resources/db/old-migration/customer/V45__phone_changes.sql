CREATE TABLE phone_change (
    account_id      uuid        PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    account_version integer     NOT NULL,
    phone           text        NOT NULL,
    code_hash       text,
    tries_left      smallint    NOT NULL DEFAULT 0,
    requested_at    timestamptz NOT NULL DEFAULT now(),
    expires_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX phone_change_requested_at ON phone_change (requested_at);
COMMENT ON TABLE phone_change IS 'New phones of accounts until their codes are given back, one for each account; such a code opens no login';
COMMENT ON COLUMN phone_change.account_version IS 'a change of password or the like since the request makes it void';
