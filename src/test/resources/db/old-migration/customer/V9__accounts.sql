-- Customers and staff: everybody who can log in.
CREATE TABLE account (
    id                       uuid        PRIMARY KEY,
    kind                     text        NOT NULL CHECK (kind IN ('CUSTOMER', 'STAFF')),
    name                     text        NOT NULL,
    email                    text,
    email_key                text        UNIQUE,
    phone                    text,
    verified_phone           text        UNIQUE,
    password_hash            text,
    password_change_required boolean     NOT NULL DEFAULT false,
    roles                    text[]      NOT NULL DEFAULT '{}',
    active                   boolean     NOT NULL DEFAULT true,
    version                  integer     NOT NULL DEFAULT 0,
    created_at               timestamptz NOT NULL DEFAULT now(),
    CHECK ((email IS NULL) = (email_key IS NULL)),
    CHECK (kind = 'STAFF' OR roles = '{}')
);
COMMENT ON COLUMN account.email_key IS 'the address in the form by which it is compared';
COMMENT ON COLUMN account.version IS 'counts what decides who may log in: password, roles, active';

CREATE TABLE login_session (
    id             uuid        PRIMARY KEY,
    account_id     uuid        NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    method         text        NOT NULL CHECK (method IN ('PASSWORD', 'ONE_TIME_CODE')),
    user_agent     text,
    client_address text,
    created_at     timestamptz NOT NULL DEFAULT now(),
    last_seen_at   timestamptz NOT NULL DEFAULT now(),
    expires_at     timestamptz NOT NULL
);
CREATE INDEX login_session_account ON login_session (account_id);
CREATE INDEX login_session_expires_at ON login_session (expires_at);
COMMENT ON TABLE login_session IS 'Logins that stand; a session in Redis counts only with a row here';
