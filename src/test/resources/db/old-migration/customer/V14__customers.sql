ALTER TABLE account ADD COLUMN profile_version integer NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN erased_at timestamptz;
COMMENT ON COLUMN account.profile_version IS 'counts what its owner changes: name and phone';
-- Searched by staff.
CREATE INDEX account_phone ON account (phone, id) WHERE phone IS NOT NULL;
CREATE INDEX account_name ON account (lower(name) text_pattern_ops, id);

CREATE TABLE customer_address (
    id         uuid        PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name       text        NOT NULL,
    line1      text        NOT NULL,
    line2      text,
    city       text        NOT NULL,
    state      text        NOT NULL,
    pin        text        NOT NULL,
    phone      text,
    gstin      text,
    is_default boolean     NOT NULL,
    version    integer     NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX customer_address_account ON customer_address (account_id, id);
CREATE UNIQUE INDEX customer_address_default ON customer_address (account_id) WHERE is_default;

CREATE TABLE consent (
    id             uuid        PRIMARY KEY,
    position       bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    account_id     uuid        NOT NULL REFERENCES account (id),
    purpose        text        NOT NULL,
    notice_version text        NOT NULL,
    given          boolean     NOT NULL,
    at             timestamptz NOT NULL DEFAULT now(),
    client_address text,
    user_agent     text
);
CREATE UNIQUE INDEX consent_account ON consent (account_id, position);
COMMENT ON COLUMN consent.position IS 'tells which line is the last, whatever the clocks say';
COMMENT ON TABLE consent IS 'Who has agreed to what, or withdrawn it, when: rows are added, never changed';

-- Whoever asks later what was agreed to gets what was written then. Erasure may take the place it came from, no more.
CREATE FUNCTION consent_is_a_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND (NEW.id, NEW.position, NEW.account_id, NEW.purpose, NEW.notice_version, NEW.given, NEW.at)
            = (OLD.id, OLD.position, OLD.account_id, OLD.purpose, OLD.notice_version, OLD.given, OLD.at)
        AND NEW.client_address IS NULL AND NEW.user_agent IS NULL THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'consents are added, never changed';
END
$$;
CREATE TRIGGER consent_is_a_ledger BEFORE UPDATE OR DELETE ON consent
    FOR EACH ROW EXECUTE FUNCTION consent_is_a_ledger();
