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
COMMENT ON TABLE customer_address IS 'Address books of customers';
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
COMMENT ON TABLE consent IS 'Consents that customers gave or withdrew; append-only';
COMMENT ON COLUMN consent.position IS 'Order of the rows, independent of clocks: the last row of a purpose is in force';
COMMENT ON COLUMN consent.notice_version IS 'Version of the notice that the customer saw';
CREATE UNIQUE INDEX consent_account ON consent (account_id, position);

-- Rows stay as they were written. The one change allowed is the erasure of client address and user agent.
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
