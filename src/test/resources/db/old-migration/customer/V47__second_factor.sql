-- The second factor of staff: a secret that an authenticator app shares, by RFC 6238.
CREATE TABLE second_factor (
    account_id   uuid        PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    secret       bytea       NOT NULL,
    key_id       text        NOT NULL,
    confirmed_at timestamptz,
    last_step    bigint      NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE second_factor IS 'Authenticator apps of staff; one that is not confirmed does not count yet';
COMMENT ON COLUMN second_factor.secret IS 'encrypted by the service, with the account as associated data';
COMMENT ON COLUMN second_factor.key_id IS 'names the key of bharatmart.staff.second-factor that the secret is encrypted with';
COMMENT ON COLUMN second_factor.last_step IS 'the 30 s step of the last code that was taken: that code and all before it are used';

CREATE TABLE recovery_code (
    account_id uuid NOT NULL REFERENCES second_factor (account_id) ON DELETE CASCADE,
    code_hash  text NOT NULL,
    PRIMARY KEY (account_id, code_hash)
);
COMMENT ON TABLE recovery_code IS 'Codes that stand in for a lost app, each once: used ones are gone';

ALTER TABLE login_session ADD COLUMN second_factor_shown boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN login_session.second_factor_shown IS 'whether this login has shown the second factor of its account';
