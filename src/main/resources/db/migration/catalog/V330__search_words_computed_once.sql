-- The triggers of V310 and V320 compute the words of the names once, and look for translations only in a shop that has any.
-- What they write stays the same.

CREATE OR REPLACE FUNCTION product_search_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    names text := concat_ws(' . ',
        NEW.title,
        NEW.brand,
        (SELECT string_agg(name, ' . ') FROM category WHERE id = ANY (NEW.category_ids)),
        array_to_string(NEW.tags, ' . '));
    words tsvector := search_name_vector(names);
BEGIN
    -- The limit of product_title_search.
    NEW.title_search := CASE WHEN pg_column_size(words) > 2400 THEN product_title_search(names) ELSE words END;
    NEW.search := words || search_vector(NEW.description);
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION add_translated_names_to_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    words tsvector;
BEGIN
    IF NOT EXISTS (SELECT FROM catalogue_language) THEN
        RETURN NEW;
    END IF;
    words := product_title_search(product_translated_names(NEW.id, NEW.category_ids));
    IF words IS NULL THEN
        RETURN NEW;
    END IF;
    IF NOT tsvector_to_array(NEW.search) @> tsvector_to_array(words) THEN
        NEW.search := NEW.search || words;
    END IF;
    -- The limit of product_title_search.
    IF NOT tsvector_to_array(NEW.title_search) @> tsvector_to_array(words)
        AND pg_column_size(NEW.title_search || words) <= 2400 THEN
        NEW.title_search := NEW.title_search || words;
    END IF;
    RETURN NEW;
END
$$;
