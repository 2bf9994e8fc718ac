CREATE TABLE search_synonym_group (
    id         uuid        PRIMARY KEY,
    version    integer     NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE search_synonym_group IS 'Sets of words that search holds for the same';

CREATE TABLE search_synonym (
    term     text PRIMARY KEY,
    group_id uuid NOT NULL REFERENCES search_synonym_group ON DELETE CASCADE,
    position int  NOT NULL,
    name     text NOT NULL
);
COMMENT ON TABLE search_synonym IS 'The words of the sets; a word is in one set at most';
COMMENT ON COLUMN search_synonym.term IS 'The name as search compares it';
COMMENT ON COLUMN search_synonym.name IS 'As staff wrote it';
CREATE INDEX search_synonym_group_id ON search_synonym (group_id);

-- Responses that were made with other synonyms are outdated.
CREATE TRIGGER search_synonym_changed AFTER INSERT OR UPDATE OR DELETE ON search_synonym
    FOR EACH STATEMENT EXECUTE FUNCTION note_catalogue_change();

-- Spellings of the same word that its sound does not tell, or that are so frequent in Latin letters that a shop needs them
-- from the start. Staff can change them.
INSERT INTO search_synonym_group (id)
SELECT ('01900000-0000-7000-8000-0000000000' || lpad(to_hex(n), 2, '0'))::uuid FROM generate_series(1, 16) n;
INSERT INTO search_synonym (term, group_id, position, name)
SELECT search_normal(name), ('01900000-0000-7000-8000-0000000000' || lpad(to_hex(seed.n), 2, '0'))::uuid, position - 1, name
FROM (VALUES
    (1, 'saree, sari, साड़ी, साडी'),
    (2, 'lehenga, lehnga, lahanga, lengha, लहंगा'),
    (3, 'ghagra, ghaghra, घाघरा'),
    (4, 'churidar, chudidar, चूड़ीदार'),
    (5, 'pyjama, pajama, payjama, पायजामा, पजामा'),
    (6, 'salwar, shalwar, सलवार'),
    (7, 'mehndi, mehendi, mehandi, मेहंदी'),
    (8, 'pooja, puja, पूजा'),
    (9, 'diya, deeya, दीया'),
    (10, 'ghee, ghi, घी'),
    (11, 'chutney, chatni, चटनी'),
    (12, 'atta, aata, आटा'),
    (13, 'dal, daal, dhal, दाल'),
    (14, 'kadhai, kadai, karahi, कढ़ाई, कड़ाही'),
    (15, 'jutti, juti, jooti, जूती'),
    (16, 'burfi, barfi, बर्फी')) AS seed (n, names),
    unnest(string_to_array(names, ', ')) WITH ORDINALITY AS spelled (name, position);
