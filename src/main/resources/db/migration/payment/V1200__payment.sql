CREATE TABLE payment (
    id                uuid        PRIMARY KEY,
    order_id          uuid        NOT NULL,
    order_number      text        NOT NULL,
    method            text        NOT NULL,
    provider          text        NOT NULL,
    amount            bigint      NOT NULL CHECK (amount > 0),
    status            text        NOT NULL DEFAULT 'PENDING',
    provider_order_id text        UNIQUE,
    qr_id             text        UNIQUE,
    upi_uri           text,
    created_at        timestamptz NOT NULL DEFAULT now(),
    expires_at        timestamptz NOT NULL,
    ended_at          timestamptz,
    opening_until     timestamptz,
    checks            integer     NOT NULL DEFAULT 0,
    check_at          timestamptz,
    CHECK (provider_order_id IS NULL OR qr_id IS NULL)
);
COMMENT ON TABLE payment IS
    'Attempts to pay an order through the gateway: one for each order or QR code there';
COMMENT ON COLUMN payment.order_id IS 'Of the module order, which checks that the order exists';
COMMENT ON COLUMN payment.amount IS 'Paise';
COMMENT ON COLUMN payment.provider_order_id IS 'Null until the gateway has answered; its receipt is the id of this row';
COMMENT ON COLUMN payment.ended_at IS 'Since when the order takes no money by this attempt: paid, canceled or expired';
COMMENT ON COLUMN payment.opening_until IS 'Until when an instance makes the order or QR code at the gateway';
COMMENT ON COLUMN payment.check_at IS
    'When the gateway is asked next; during a check, the end of its lease; null if nothing more is expected';
CREATE INDEX payment_order ON payment (order_id, id);
CREATE INDEX payment_order_number ON payment (order_number, id);
CREATE INDEX payment_status ON payment (status, id);
CREATE INDEX payment_check_at ON payment (check_at) WHERE check_at IS NOT NULL;

-- The amounts of one payment are changed only in this row, under its lock. So two refunds at once cannot exceed it.
CREATE TABLE gateway_payment (
    id               text        PRIMARY KEY,
    payment_id       uuid        NOT NULL REFERENCES payment (id),
    order_id         uuid        NOT NULL,
    amount           bigint      NOT NULL CHECK (amount > 0),
    currency         text        NOT NULL DEFAULT 'INR',
    status           text        NOT NULL,
    disposition      text        CHECK (disposition IN ('ACCEPTED', 'SURPLUS')),
    captured         bigint      NOT NULL DEFAULT 0,
    refund_requested bigint      NOT NULL DEFAULT 0,
    refund_processed bigint      NOT NULL DEFAULT 0,
    method           text,
    fee              bigint,
    tax              bigint,
    error_code       text,
    error_reason     text,
    created_at       timestamptz NOT NULL,
    seen_at          timestamptz NOT NULL DEFAULT now(),
    settlement_id    text,
    settlement_utr   text,
    CONSTRAINT gateway_payment_captured CHECK (captured IN (0, amount)),
    CONSTRAINT gateway_payment_disposition CHECK (disposition IS NULL OR captured > 0),
    CONSTRAINT gateway_payment_refund CHECK (refund_processed BETWEEN 0 AND refund_requested AND refund_requested <= captured)
);
COMMENT ON TABLE gateway_payment IS
    'Payments as they were read from the gateway: each try of a shopper at an attempt. Without UPI ids, cards and addresses';
COMMENT ON COLUMN gateway_payment.id IS 'Of the gateway';
COMMENT ON COLUMN gateway_payment.disposition IS
    'ACCEPTED: it pays the order. SURPLUS: late, twice or a wrong amount; it goes back. Null while it is not captured';
COMMENT ON COLUMN gateway_payment.refund_requested IS 'What goes back or went back, never more than captured';
COMMENT ON COLUMN gateway_payment.refund_processed IS 'What has left the shop';
COMMENT ON COLUMN gateway_payment.fee IS 'What the gateway keeps, with the tax';
CREATE INDEX gateway_payment_payment ON gateway_payment (payment_id);
CREATE UNIQUE INDEX gateway_payment_accepted ON gateway_payment (order_id) WHERE disposition = 'ACCEPTED';

CREATE TABLE cash_collection (
    order_id             uuid        PRIMARY KEY,
    collected            bigint      NOT NULL CHECK (collected > 0),
    refunded             bigint      NOT NULL DEFAULT 0,
    collected_at         timestamptz NOT NULL,
    remitted             bigint,
    remitted_at          timestamptz,
    remittance_reference text,
    CONSTRAINT cash_collection_refund CHECK (refunded BETWEEN 0 AND collected)
);
COMMENT ON TABLE cash_collection IS 'Cash on delivery that carriers have collected, one row for each order; amounts in paise';
COMMENT ON COLUMN cash_collection.remittance_reference IS 'Of the transfer by which the carrier paid the shop';
CREATE INDEX cash_collection_reference ON cash_collection (remittance_reference) WHERE remittance_reference IS NOT NULL;

CREATE TABLE refund (
    id                 uuid        PRIMARY KEY,
    order_id           uuid        NOT NULL,
    gateway_payment_id text        REFERENCES gateway_payment (id),
    amount             bigint      NOT NULL CHECK (amount > 0),
    currency           text        NOT NULL DEFAULT 'INR',
    cause              text,
    reason             text        NOT NULL,
    lines              jsonb       NOT NULL DEFAULT '[]',
    restock            boolean     NOT NULL DEFAULT false,
    requested_by       text,
    status             text        NOT NULL DEFAULT 'REQUESTED',
    provider_refund_id text        UNIQUE,
    reference          text,
    failures           integer     NOT NULL DEFAULT 0,
    last_error         text,
    attempts           integer     NOT NULL DEFAULT 0,
    due_at             timestamptz DEFAULT now(),
    created_at         timestamptz NOT NULL DEFAULT now(),
    processed_at       timestamptz,
    settlement_id      text,
    CONSTRAINT refund_cause UNIQUE (gateway_payment_id, cause),
    CHECK ((status = 'PROCESSED') = (processed_at IS NOT NULL)),
    CHECK ((status = 'PROCESSED') = (due_at IS NULL))
);
COMMENT ON TABLE refund IS 'Money that goes back to shoppers: by the gateway, or by staff for cash on delivery';
COMMENT ON COLUMN refund.gateway_payment_id IS 'Null for cash on delivery';
COMMENT ON COLUMN refund.cause IS
    'For refunds without a decision by staff: once for each payment and cause. surplus; gateway:ID of one made at the gateway';
COMMENT ON COLUMN refund.failures IS 'How often the gateway failed to send it. Part of the idempotency key after the first';
COMMENT ON COLUMN refund.due_at IS 'When the gateway is asked next; during a call, the end of its lease';
CREATE INDEX refund_order ON refund (order_id, id);
CREATE INDEX refund_unprocessed ON refund (status, id) WHERE status <> 'PROCESSED';
CREATE INDEX refund_due ON refund (due_at) WHERE status <> 'PROCESSED';

CREATE TABLE payment_event (
    id                  text        PRIMARY KEY,
    sequence            bigint      GENERATED ALWAYS AS IDENTITY,
    type                text        NOT NULL,
    subject             text        NOT NULL,
    provider_payment_id text,
    provider_order_id   text,
    provider_refund_id  text,
    qr_id               text,
    payload             jsonb       NOT NULL,
    state               text        NOT NULL DEFAULT 'WAITING',
    attempts            integer     NOT NULL DEFAULT 0,
    failures            integer     NOT NULL DEFAULT 0,
    error               text,
    occurred_at         timestamptz NOT NULL,
    received_at         timestamptz NOT NULL DEFAULT now(),
    due_at              timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE payment_event IS 'Inbox of the gateway''s webhooks: each event once, before anything is done';
COMMENT ON COLUMN payment_event.id IS 'x-razorpay-event-id';
COMMENT ON COLUMN payment_event.subject IS 'Events with the same subject are processed one after another';
COMMENT ON COLUMN payment_event.payload IS 'Ids, amounts and states. What tells about the shopper is not stored';
COMMENT ON COLUMN payment_event.state IS 'WAITING, DONE, IGNORED: of no use to the shop, FAILED: set apart for staff';
COMMENT ON COLUMN payment_event.failures IS 'Attempts that failed for another reason than an unavailable gateway';
CREATE INDEX payment_event_due ON payment_event (due_at) WHERE state = 'WAITING';
CREATE INDEX payment_event_subject ON payment_event (subject, sequence) WHERE state = 'WAITING';
CREATE INDEX payment_event_state ON payment_event (state, sequence);
CREATE INDEX payment_event_sequence ON payment_event (sequence);

CREATE TABLE payment_mismatch (
    id                  uuid        PRIMARY KEY,
    cause               text        NOT NULL UNIQUE,
    kind                text        NOT NULL,
    order_id            uuid,
    payment_id          uuid,
    provider_payment_id text,
    expected            bigint,
    actual              bigint,
    detail              text        NOT NULL,
    created_at          timestamptz NOT NULL DEFAULT now(),
    resolved_at         timestamptz,
    resolved_by         text,
    resolution          text
);
COMMENT ON TABLE payment_mismatch IS 'Where the shop and the gateway do not agree, for staff; a cause is told once';
COMMENT ON COLUMN payment_mismatch.expected IS 'Paise by the shop''s books';
COMMENT ON COLUMN payment_mismatch.actual IS 'Paise by the gateway';
CREATE INDEX payment_mismatch_open ON payment_mismatch (id) WHERE resolved_at IS NULL;

CREATE TABLE payment_announcement (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text        NOT NULL,
    order_id   uuid        NOT NULL,
    subject_id uuid        NOT NULL,
    amount     bigint      NOT NULL,
    currency   text        NOT NULL DEFAULT 'INR',
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE payment_announcement IS
    'Outbox: what other modules are to be told, written with the change, deleted in the transaction of the listeners';
COMMENT ON COLUMN payment_announcement.subject_id IS 'The payment or the refund';

CREATE TABLE settlement_day (
    day     date        PRIMARY KEY,
    state   text        NOT NULL DEFAULT 'WAITING',
    items   integer     NOT NULL DEFAULT 0,
    due_at  timestamptz NOT NULL DEFAULT now(),
    read_at timestamptz
);
COMMENT ON TABLE settlement_day IS 'Days of the gateway''s settlement report, and whether they have been compared';
COMMENT ON COLUMN settlement_day.due_at IS 'Next attempt; during an attempt, the end of the lease of its instance';
CREATE INDEX gateway_payment_unsettled ON gateway_payment (seen_at) WHERE captured > 0 AND settlement_id IS NULL;
