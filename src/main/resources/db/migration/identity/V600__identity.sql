CREATE TABLE account (
    id                       uuid        PRIMARY KEY,
    kind                     text        NOT NULL CHECK (kind IN ('CUSTOMER', 'STAFF')),
    name                     text        NOT NULL,
    email                    text        UNIQUE,
    phone                    text,
    verified_phone           text        UNIQUE,
    password_hash            text,
    password_change_required boolean     NOT NULL DEFAULT false,
    roles                    text[]      NOT NULL DEFAULT '{}',
    active                   boolean     NOT NULL DEFAULT true,
    version                  integer     NOT NULL DEFAULT 0,
    profile_version          integer     NOT NULL DEFAULT 0,
    created_at               timestamptz NOT NULL DEFAULT now(),
    erased_at                timestamptz,
    CHECK (kind = 'STAFF' OR roles = '{}')
);
COMMENT ON TABLE account IS 'Accounts of customers and staff';
COMMENT ON COLUMN account.email IS 'The address in its canonical form, which is stored, compared and mailed';
COMMENT ON COLUMN account.verified_phone IS
    'Phone that the owner of the account has proved to have, for login by one-time code';
COMMENT ON COLUMN account.version IS
    'Counts changes of what decides about login: password, roles, active, email, verified phone';
COMMENT ON COLUMN account.profile_version IS 'Counts changes by the owner of the account: name, email and phone';
-- Staff are a small part of the accounts.
CREATE INDEX account_staff ON account (id) WHERE kind = 'STAFF';
-- For the customer search of staff.
CREATE INDEX account_phone ON account (phone, id) WHERE phone IS NOT NULL;
CREATE INDEX account_name ON account (lower(name) text_pattern_ops, id);

CREATE TABLE login_session (
    id                  uuid        PRIMARY KEY,
    account_id          uuid        NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    method              text        NOT NULL CHECK (method IN ('PASSWORD', 'ONE_TIME_CODE')),
    second_factor_shown boolean     NOT NULL DEFAULT false,
    user_agent          text,
    client_address      text,
    created_at          timestamptz NOT NULL DEFAULT now(),
    last_seen_at        timestamptz NOT NULL DEFAULT now(),
    expires_at          timestamptz NOT NULL
);
COMMENT ON TABLE login_session IS 'Active logins; a session in Redis is valid only while its row is here';
COMMENT ON COLUMN login_session.second_factor_shown IS 'Whether this login passed the second factor of its account';
CREATE INDEX login_session_account ON login_session (account_id);
CREATE INDEX login_session_expires_at ON login_session (expires_at);

CREATE TABLE second_factor (
    account_id   uuid        PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    secret       bytea       NOT NULL,
    key_id       text        NOT NULL,
    confirmed_at timestamptz,
    last_step    bigint      NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE second_factor IS
    'Authenticator apps of staff (TOTP, RFC 6238); one that is not confirmed is not used yet';
COMMENT ON COLUMN second_factor.secret IS 'Encrypted by the service, with the account as associated data';
COMMENT ON COLUMN second_factor.key_id IS 'Names the key of bharatmart.staff.second-factor that encrypts the secret';
COMMENT ON COLUMN second_factor.last_step IS
    'The 30 s time step of the last accepted code: that code and all earlier ones are refused';

CREATE TABLE recovery_code (
    account_id uuid NOT NULL REFERENCES second_factor (account_id) ON DELETE CASCADE,
    code_hash  text NOT NULL,
    PRIMARY KEY (account_id, code_hash)
);
COMMENT ON TABLE recovery_code IS 'Single-use codes in place of a lost authenticator app; a used code is deleted';

CREATE TABLE one_time_code (
    phone          text        PRIMARY KEY,
    code_hash      text,
    tries_left     smallint    NOT NULL DEFAULT 0,
    expires_at     timestamptz NOT NULL DEFAULT now(),
    requested_at   timestamptz NOT NULL DEFAULT now(),
    requested_from text
);
COMMENT ON TABLE one_time_code IS 'Login codes sent to phones, one at a time for each phone';
COMMENT ON COLUMN one_time_code.requested_from IS
    'Hash of the phone and the client network of the last request; most tries are reserved for that network';
CREATE INDEX one_time_code_requested_at ON one_time_code (requested_at);

CREATE TABLE password_reset (
    token_hash text        PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE password_reset IS 'Mailed tokens, each of which sets a new password once';
CREATE INDEX password_reset_account ON password_reset (account_id);
CREATE INDEX password_reset_expires_at ON password_reset (expires_at);

CREATE TABLE pending_sign_up (
    id            uuid        PRIMARY KEY,
    email         text        NOT NULL,
    name          text        NOT NULL,
    phone         text,
    password_hash text        NOT NULL,
    token_hash    text        UNIQUE,
    expires_at    timestamptz NOT NULL
);
COMMENT ON TABLE pending_sign_up IS 'Sign-ups whose address is not verified yet; several may have the same address';
COMMENT ON COLUMN pending_sign_up.email IS 'The address in its canonical form';
COMMENT ON COLUMN pending_sign_up.token_hash IS 'Hash of the last mailed token; null until it is mailed';
CREATE INDEX pending_sign_up_email ON pending_sign_up (email);
CREATE INDEX pending_sign_up_expires_at ON pending_sign_up (expires_at);

CREATE TABLE email_change (
    id              uuid        PRIMARY KEY,
    account_id      uuid        NOT NULL UNIQUE REFERENCES account (id) ON DELETE CASCADE,
    account_version integer     NOT NULL,
    login_id        uuid        NOT NULL,
    email           text        NOT NULL,
    token_hash      text        UNIQUE,
    expires_at      timestamptz NOT NULL
);
COMMENT ON TABLE email_change IS 'New addresses that are not verified yet, one for each account';
COMMENT ON COLUMN email_change.account_version IS
    'Version of the account at the request; any other version makes the change void';
COMMENT ON COLUMN email_change.login_id IS
    'The login that requested the change; it stays open when the change ends the others';
CREATE INDEX email_change_expires_at ON email_change (expires_at);

CREATE TABLE phone_change (
    account_id      uuid        PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    account_version integer     NOT NULL,
    phone           text        NOT NULL,
    code_hash       text,
    tries_left      smallint    NOT NULL DEFAULT 0,
    requested_at    timestamptz NOT NULL DEFAULT now(),
    expires_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE phone_change IS
    'New phones that are not verified yet, one for each account; their codes do not log in';
COMMENT ON COLUMN phone_change.account_version IS
    'Version of the account at the request; any other version makes the change void';
CREATE INDEX phone_change_requested_at ON phone_change (requested_at);
