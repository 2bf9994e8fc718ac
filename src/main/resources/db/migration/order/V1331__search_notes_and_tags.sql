-- Staff search by a part of a name and by a part of a number (pg_trgm comes with the catalog). Without fastupdate each order
-- pays for its own entries. With it, one order in a thousand would wait for the entries of all orders before it.
CREATE INDEX orders_words ON orders USING gin (
    lower(ship_name || ' ' || bill_name) gin_trgm_ops,
    replace(number, '-', '') gin_trgm_ops) WITH (fastupdate = off);
-- By the last digits of the phone.
CREATE INDEX orders_phone_end ON orders (reverse(phone) text_pattern_ops, id);

CREATE TABLE order_tag (
    order_id uuid NOT NULL REFERENCES orders (id),
    tag      text NOT NULL,
    PRIMARY KEY (order_id, tag)
);
COMMENT ON TABLE order_tag IS 'Words that staff give to orders, in lower case; shoppers do not see them';
CREATE INDEX order_tag_tag ON order_tag (tag, order_id);

CREATE TABLE order_note (
    id          uuid        PRIMARY KEY,
    order_id    uuid        NOT NULL REFERENCES orders (id),
    author_id   uuid        NOT NULL,
    author_name text        NOT NULL,
    text        text        NOT NULL,
    at          timestamptz NOT NULL
);
COMMENT ON TABLE order_note IS 'What staff write about orders; shoppers do not see it';
COMMENT ON COLUMN order_note.author_name IS 'The name of the member of staff when the note was written';
CREATE INDEX order_note_order ON order_note (order_id, id);
