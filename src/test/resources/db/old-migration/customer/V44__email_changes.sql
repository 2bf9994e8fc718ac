CREATE TABLE email_change (
    id              uuid        PRIMARY KEY,
    account_id      uuid        NOT NULL UNIQUE REFERENCES account (id) ON DELETE CASCADE,
    account_version integer     NOT NULL,
    login_id        uuid        NOT NULL,
    email           text        NOT NULL,
    token_hash      text        UNIQUE,
    expires_at      timestamptz NOT NULL
);
CREATE INDEX email_change_expires_at ON email_change (expires_at);
COMMENT ON TABLE email_change IS 'New addresses of accounts until they are verified, one for each account';
COMMENT ON COLUMN email_change.account_version IS 'a change of password, roles or the like since the request makes it void';
COMMENT ON COLUMN email_change.login_id IS 'the login that asked for it, which outlasts the change';
