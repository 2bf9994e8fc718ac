CREATE TABLE ledger_journal (
    id         uuid        PRIMARY KEY,
    cause      text        NOT NULL UNIQUE,
    order_id   uuid,
    currency   text        NOT NULL DEFAULT 'INR',
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE ledger_journal IS 'Business facts in the books, each once by its cause';
CREATE INDEX ledger_journal_order ON ledger_journal (order_id) WHERE order_id IS NOT NULL;

CREATE TABLE ledger_entry (
    journal_id uuid   NOT NULL REFERENCES ledger_journal (id),
    account    text   NOT NULL,
    amount     bigint NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (journal_id, account)
);
COMMENT ON TABLE ledger_entry IS 'Double entry: the amounts of a journal sum to zero. Debits are positive, credits negative';
COMMENT ON COLUMN ledger_entry.amount IS 'Paise';
CREATE INDEX ledger_entry_account ON ledger_entry (account);

CREATE FUNCTION ledger_journal_sums_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(amount) FROM ledger_entry WHERE journal_id = NEW.journal_id) <> 0 THEN
        RAISE EXCEPTION 'the journal % does not sum to zero', NEW.journal_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER ledger_journal_sums_to_zero AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_journal_sums_to_zero();

CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'entries of the ledger are added, never changed: post a journal that corrects them';
END
$$;
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON ledger_journal
    FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
