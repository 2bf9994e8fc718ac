-- Staff search by the beginnings of words of the names, by a part of the number, and by the end of the phone. Each order
-- pays for its entries at its checkout, so the indexes have few: one for each word, and five for the number. An index of
-- trigrams has about forty, and takes ten times as long. Without fastupdate no checkout has to write the entries of others.
CREATE INDEX orders_names ON orders USING gin (
    array_to_tsvector(array_remove(string_to_array(lower(ship_name || ' ' || bill_name), ' '), '')))
    WITH (fastupdate = off);

-- Every second run of four digits. A part of five digits has one of them, wherever it starts.
CREATE FUNCTION parts_of_order_number(number text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ARRAY[substr(digits, 1, 4), substr(digits, 3, 4), substr(digits, 5, 4), substr(digits, 7, 4),
        substr(digits, 9, 4)]
    FROM (SELECT replace(substr(number, 4), '-', '') AS digits) AS of_number
$$;
CREATE INDEX orders_number_parts ON orders USING gin (parts_of_order_number(number)) WITH (fastupdate = off);

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
