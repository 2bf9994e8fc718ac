CREATE TABLE product_translation (
    product_id  uuid NOT NULL REFERENCES product,
    language    text NOT NULL,
    name        text,
    description text,
    PRIMARY KEY (product_id, language),
    CHECK (name IS NOT NULL OR description IS NOT NULL)
);
COMMENT ON TABLE product_translation IS 'Texts of products in other languages than the shop''s own';
COMMENT ON COLUMN product_translation.language IS 'BCP 47 tag in its usual case: hi, ta-IN';
COMMENT ON COLUMN product_translation.name IS 'Null to show the product''s own; description as well';

ALTER TABLE category
    ADD COLUMN description  text  NOT NULL DEFAULT '',
    ADD COLUMN image_url    text,
    ADD COLUMN translations jsonb NOT NULL DEFAULT '{}';
ALTER TABLE category ADD COLUMN media_id uuid
    GENERATED ALWAYS AS (CASE WHEN image_url LIKE 'media:%' THEN substring(image_url FROM 7 FOR 36)::uuid END) STORED
    REFERENCES media;
COMMENT ON COLUMN category.image_url IS 'Of an uploaded picture, "media:<id>/..."';
COMMENT ON COLUMN category.media_id IS
    'Generated from image_url, so that the picture of every row exists, whatever wrote the row';
COMMENT ON COLUMN category.translations IS
    'Texts in other languages, by BCP 47 tag: {"hi": {"name": "...", "description": "..."}}';

-- Instances read these together with the version of the catalogue, and negotiate the language of a response among them.
CREATE TABLE catalogue_language (
    language text PRIMARY KEY
);
COMMENT ON TABLE catalogue_language IS 'Languages in which the catalogue has, or once had, a translation';

CREATE FUNCTION note_product_language() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_language (language) VALUES (NEW.language) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER product_language AFTER INSERT ON product_translation
    FOR EACH ROW EXECUTE FUNCTION note_product_language();

CREATE FUNCTION note_category_languages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_language (language)
    SELECT jsonb_object_keys(NEW.translations) ORDER BY 1 ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER category_languages AFTER INSERT OR UPDATE OF translations ON category
    FOR EACH ROW EXECUTE FUNCTION note_category_languages();

CREATE TRIGGER product_translation_changed AFTER INSERT OR UPDATE OR DELETE ON product_translation
    FOR EACH STATEMENT EXECUTE FUNCTION note_catalogue_change();

-- The names of a product and of its categories in all other languages, for the search.
CREATE FUNCTION product_translated_names(product uuid, categories uuid[]) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(name, ' . ') FROM (
        SELECT t.name FROM product_translation t WHERE t.product_id = product AND t.name IS NOT NULL
        UNION ALL
        SELECT texts.value ->> 'name' FROM category c, jsonb_each(c.translations) texts
        WHERE c.id = ANY (categories) AND texts.value ->> 'name' IS NOT NULL) names
$$;

-- Runs after the triggers product_search_vectors_of_new and product_search_vectors_of_changed, which may have computed the
-- words again: triggers run in the order of their names. Words that are there already are not added twice.
CREATE FUNCTION add_translated_names_to_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    words tsvector := product_title_search(product_translated_names(NEW.id, NEW.category_ids));
BEGIN
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
CREATE TRIGGER product_search_vectors_translated
    BEFORE INSERT OR UPDATE OF title, description, brand, category_ids, tags, title_search ON product
    FOR EACH ROW EXECUTE FUNCTION add_translated_names_to_search();

-- An update of title_search computes it again.
CREATE FUNCTION search_translated_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE product SET title_search = '' WHERE id = coalesce(NEW.product_id, OLD.product_id);
    RETURN NULL;
END
$$;
CREATE TRIGGER product_translation_searched AFTER INSERT OR UPDATE OR DELETE ON product_translation
    FOR EACH ROW EXECUTE FUNCTION search_translated_product();
