CREATE TABLE message (
    subject_id uuid        NOT NULL,
    kind       text        NOT NULL,
    part_id    uuid        NOT NULL,
    channel    text        NOT NULL,
    state      text        NOT NULL DEFAULT 'WAITING',
    attempts   integer     NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (subject_id, kind, part_id, channel)
);
COMMENT ON TABLE message IS
    'Queue of messages, by the ids of what they are about; recipients and texts are read when a message is sent';
COMMENT ON COLUMN message.part_id IS 'The parcel of the order subject_id; otherwise equal to subject_id';
COMMENT ON COLUMN message.due_at IS 'Next attempt; during an attempt, the end of the lease of its instance';
CREATE INDEX message_due ON message (channel, due_at) WHERE state = 'WAITING';
-- Rows are inserted in order of time, so a block range index finds the old ones at little cost.
CREATE INDEX message_created_at ON message USING brin (created_at);

CREATE TABLE stock_notice (
    id          uuid        PRIMARY KEY,
    sku         text        NOT NULL,
    email       text,
    customer_id uuid,
    token_hash  text        UNIQUE,
    state       text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    changed_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE stock_notice IS 'Who wants to know when a SKU is back in stock, until the message is sent';
COMMENT ON COLUMN stock_notice.email IS 'Of a guest, who confirms it with a mailed token; null for a customer';
COMMENT ON COLUMN stock_notice.state IS
    'UNCONFIRMED, WAITING for stock, DUE for its message, SENT: then nothing of the person is left in the row';
-- One open notice for each SKU and person. Ids are in order of time: the first who asked is told first.
CREATE UNIQUE INDEX stock_notice_email ON stock_notice (sku, email)
    WHERE state IN ('UNCONFIRMED', 'WAITING') AND email IS NOT NULL;
CREATE UNIQUE INDEX stock_notice_customer ON stock_notice (customer_id, sku)
    WHERE state = 'WAITING' AND customer_id IS NOT NULL;
CREATE INDEX stock_notice_waiting ON stock_notice (sku, id) WHERE state = 'WAITING';
CREATE INDEX stock_notice_recent ON stock_notice (sku, changed_at) WHERE state IN ('DUE', 'SENT');
CREATE INDEX stock_notice_changed_at ON stock_notice (state, changed_at);
