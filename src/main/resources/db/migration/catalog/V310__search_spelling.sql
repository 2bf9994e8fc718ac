-- Search compares texts in a common form: without accents, joiners and case. The class SearchText does the same to queries,
-- LatinSound is search_sound; tests compare them. Here they are functions, so that no writer of a product can omit them.

CREATE FUNCTION search_normal(raw text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    normal text;
BEGIN
    IF octet_length(raw) = length(raw) THEN
        RETURN lower(raw);
    END IF;
    normal := normalize(translate(raw, E'\u2122\u2120', '  '), NFKD);
    -- Accents, soft hyphens, joiners.
    normal := lower(regexp_replace(normal, '[\u0300-\u036f\u00ad\u200c\u200d\u2060]', '', 'g'));
    -- A chillu of Malayalam and the khanda ta of Bengali are spelled as a letter, or as a consonant with a virama and a
    -- joiner. Normalization keeps both (The Unicode Standard, sections 12.2 and 12.9).
    normal := regexp_replace(normal, '([\u0d54-\u0d56\u0d7a-\u0d7f])', E'\\1\u0d4d', 'g');
    normal := translate(normal,
        E'\u0d7a\u0d7b\u0d7c\u0d7d\u0d7e\u0d7f\u0d54\u0d55\u0d56', E'\u0d23\u0d28\u0d30\u0d32\u0d33\u0d15\u0d2e\u0d2f\u0d34');
    normal := replace(normal, E'\u09ce', E'\u09a4\u09cd');
    -- Latin letters that do not decompose, and the final sigma.
    normal := translate(normal,
        E'\u00f8\u0142\u0111\u00f0\u0127\u0131\u0167\u014b\u03c2', E'olddhitn\u03c3');
    normal := replace(replace(normal, E'\u00df', 'ss'), E'\u00e6', 'ae');
    normal := replace(replace(normal, E'\u0153', 'oe'), E'\u00fe', 'th');
    RETURN normalize(normal, NFC);
END
$$;

-- What the usual Latin spellings of an Indian word have in common: saree and sari; lehenga, lehnga and lahanga. Null if the
-- word is too short to tell it from others.
CREATE FUNCTION search_sound(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    sound text := word;
BEGIN
    sound := regexp_replace(sound, 'c*ch+', '#', 'g');
    sound := replace(translate(sound, 'cqz#', 'kkjc'), 'x', 'ks');
    sound := replace(sound, 'ph', 'f');
    sound := regexp_replace(sound, 'aa+', 'a', 'g');
    sound := regexp_replace(sound, 'ee+|ii+', 'i', 'g');
    sound := regexp_replace(sound, 'oo+|uu+', 'u', 'g');
    sound := regexp_replace(sound, '[ao][uw](?![aeiouy])', 'o', 'g');
    sound := replace(sound, 'w', 'v');
    sound := regexp_replace(sound, 'y(?![aeiou])', 'i', 'g');
    sound := regexp_replace(sound, 'iy(?=[aeiou])', 'i', 'g');
    sound := regexp_replace(sound, '^e', 'i');
    sound := replace(sound, 'eh', 'ah');
    sound := regexp_replace(sound, '([aeiou])h[ae](?=[^aeiou])', '\1h', 'g');
    sound := regexp_replace(sound, 'm(?=[pb])', 'n', 'g');
    sound := regexp_replace(sound, '(.)\1+', '\1', 'g');
    RETURN CASE WHEN length(sound) >= 3 THEN sound END;
END
$$;

-- The sounds of the usual Latin spellings of a word in Devanagari, by the Hunterian transliteration without its diacritics.
-- A vowel that is not written is not always spoken: one at the end never, unless two consonants are before it; one between
-- two syllables of one consonant each seldom (M. Ohala, Aspects of Hindi Phonology, 1983). ड़ is written d or r.
CREATE FUNCTION search_sounds(word text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    -- One character for each consonant (R and X are ड़ and ढ़, K is kh) and for each vowel (E is ai, W is ri, @ is unwritten).
    consonant CONSTANT text := '[kKgGncCjJtTdDpPbBmyrlvsShRXfqz]';
    vowel     CONSTANT text := '[aiueoEW@]';
    letters   text;
    endings   text[];
    written   text;
    spoken    text;
    forms     text[] := '{}';
BEGIN
    letters := replace(replace(word, E'\u0947\u0902\u0939', E'\u0947\u0939\u0902'), E'\u091c\u094d\u091e', E'\u0917\u094d\u092f');
    letters := replace(replace(letters, E'\u0915\u093c', 'q'), E'\u0916\u093c', 'K');
    letters := replace(replace(letters, E'\u0917\u093c', 'g'), E'\u091c\u093c', 'z');
    letters := replace(replace(letters, E'\u0921\u093c', 'R'), E'\u0922\u093c', 'X');
    letters := replace(replace(letters, E'\u092b\u093c', 'f'), E'\u093c', '');
    letters := regexp_replace(letters, '([\u0915-\u0939qKgzRXf])(?![\u093e-\u094d])', '\1@', 'g');
    letters := translate(letters,
        'कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह' || E'\u0929\u0931\u0934' || 'अआइईउऊऋएऐओऔऑऍऎऒ' || E'\u0902\u0901'
            || E'\u093e\u093f\u0940\u0941\u0942\u0943\u0947\u0948\u094b\u094c\u0949\u0945\u0946\u094a',
        'kKgGncCjJntTdDntTdDnpPbBmyrllvSSsh' || 'nrl' || 'aaiiuuWeEoooeeo' || 'nn' || 'aiiuuWeEoooeeo');
    letters := regexp_replace(letters, '[^a-zA-Z@]', '', 'g');
    endings := ARRAY[regexp_replace(letters, '(?<=.)@$', '')];
    IF letters ~ (consonant || consonant || '@$') THEN
        endings := endings || letters;
    END IF;
    FOREACH written IN ARRAY endings LOOP
        -- From the end, then from the start: agarbatti, anarkali.
        spoken := written;
        FOR n IN 1..3 LOOP
            spoken := regexp_replace(spoken,
                '^(.*' || vowel || 'n?' || consonant || ')@(' || consonant || vowel || ')', '\1\2');
        END LOOP;
        forms := forms || written || spoken || regexp_replace(written,
            '(' || vowel || 'n?' || consonant || ')@(?=' || consonant || vowel || ')', '\1', 'g');
    END LOOP;
    IF letters ~ '[RX]' THEN
        forms := (SELECT array_agg(translate(form, 'RX', r) ORDER BY form)
            FROM unnest(forms) form, unnest(ARRAY['rY', 'dD', 'dd']) r);
    END IF;
    RETURN ARRAY(
        SELECT DISTINCT sound
        FROM unnest(forms) form, LATERAL (SELECT search_sound(
            replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
                replace(form, 'c', 'C'), 'C', 'ch'), 'K', 'kh'), 'G', 'gh'), 'J', 'jh'), 'T', 'th'), 'D', 'dh'),
                'P', 'ph'), 'B', 'bh'), 'S', 'sh'), 'Y', 'rh'), 'E', 'ai'), 'W', 'ri'), '@', 'a')) AS sound) latin
        WHERE sound IS NOT NULL
        ORDER BY sound);
END
$$;

-- The words of a text as they are, and in the common form where that differs. A release that knows only the first finds
-- what it has always found.
CREATE FUNCTION search_vector(raw text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    found  tsvector := to_tsvector('english', raw);
    normal text;
BEGIN
    IF octet_length(raw) > length(raw) THEN
        normal := search_normal(raw);
        IF normal <> lower(raw) THEN
            found := found || to_tsvector('english', normal);
        END IF;
    END IF;
    RETURN found;
END
$$;

-- As search_vector, and the sounds of words in Devanagari, so that they are found in Latin. A 0 tells a sound from a word,
-- and keeps the stemmer off.
CREATE FUNCTION search_name_vector(names text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    found tsvector := search_vector(names);
BEGIN
    IF octet_length(names) > length(names) AND names ~ '[\u0900-\u097f]' THEN
        found := found || coalesce((
            SELECT strip(to_tsvector('simple', string_agg(sound || '0', ' ')))
            FROM regexp_matches(search_normal(names), '[\u0900-\u0963\u0971-\u097f]+', 'g') AS part,
                unnest(search_sounds(part[1])) AS sound), '');
    END IF;
    RETURN found;
END
$$;

CREATE OR REPLACE FUNCTION product_title_search(names text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    found tsvector := search_name_vector(names);
BEGIN
    WHILE pg_column_size(found) > 2400 LOOP
        names := left(names, length(names) * 3 / 4);
        found := search_name_vector(names);
    END LOOP;
    RETURN found;
END
$$;

CREATE OR REPLACE FUNCTION product_search_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    names text := concat_ws(' . ',
        NEW.title,
        NEW.brand,
        (SELECT string_agg(name, ' . ') FROM category WHERE id = ANY (NEW.category_ids)),
        array_to_string(NEW.tags, ' . '));
BEGIN
    NEW.title_search := product_title_search(names);
    NEW.search := search_name_vector(names) || search_vector(NEW.description);
    RETURN NEW;
END
$$;

COMMENT ON COLUMN product.title_search IS
    'Words and sounds of title, brand, categories and tags, cut to what fits into an index entry; set by a trigger';
COMMENT ON COLUMN product.search IS
    'Words of title, brand, categories, tags and description, sounds of all but the last; set by a trigger';

ALTER TABLE search_word ADD COLUMN sound text
    GENERATED ALWAYS AS (CASE WHEN word ~ '^[a-z]{3,40}$' THEN search_sound(word) END) STORED;
COMMENT ON COLUMN search_word.sound IS 'By search_sound, for words in Latin letters';
CREATE INDEX search_word_sound ON search_word (sound, word) WHERE sound IS NOT NULL;

-- Suggestions: the start of any word of the name.
ALTER TABLE category ADD COLUMN search_name text GENERATED ALWAYS AS (' ' || search_normal(name)) STORED;
COMMENT ON COLUMN category.search_name IS 'The name as search compares it, after a space';
ALTER TABLE brand ADD COLUMN search_name text GENERATED ALWAYS AS (' ' || search_normal(name)) STORED;
COMMENT ON COLUMN brand.search_name IS 'The name as search compares it, after a space';
CREATE INDEX brand_search_name ON brand USING gin (search_name gin_trgm_ops);

-- A sku is found in any case, and by its start.
CREATE INDEX variant_sku_search ON variant (lower(sku) text_pattern_ops);
