-- Products with letters that the common form changes, or that have a sound. The trigger computes their words again; all
-- others have the right ones.
INSERT INTO search_word (word)
SELECT DISTINCT search_normal(word) FROM search_word WHERE word ~ '[^a-z]' ON CONFLICT DO NOTHING;

UPDATE product SET title_search = ''
WHERE concat_ws(' ', title, brand, description, array_to_string(tags, ' ')) ~ '[\u00aa-\u1fff\u200c\u200d\u2c00-\ud7ff\uf900-\uffff]'
    OR category_ids && ARRAY(SELECT id FROM category WHERE name ~ '[\u00aa-\u1fff\u200c\u200d\u2c00-\ud7ff\uf900-\uffff]');
