CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE category (
    id        uuid    PRIMARY KEY,
    slug      text    NOT NULL UNIQUE,
    segment   text    NOT NULL,
    name      text    NOT NULL,
    parent_id uuid    REFERENCES category,
    position  int     NOT NULL,
    path      uuid[]  NOT NULL,
    version   integer NOT NULL DEFAULT 0,
    UNIQUE NULLS NOT DISTINCT (segment, parent_id)
);
COMMENT ON TABLE category IS 'The category tree';
COMMENT ON COLUMN category.segment IS 'Slug of the name alone, unique among siblings; slug is unique in the whole tree';
COMMENT ON COLUMN category.path IS 'Ids from the root down to the category itself';

CREATE TABLE brand (
    slug text PRIMARY KEY,
    name text NOT NULL
);
COMMENT ON TABLE brand IS 'Display names of brands, for facets';

CREATE TABLE product (
    id                uuid        PRIMARY KEY,
    slug              text        NOT NULL UNIQUE,
    title             text        NOT NULL,
    description       text        NOT NULL,
    brand             text        NOT NULL,
    brand_slug        text        NOT NULL,
    category_id       uuid        REFERENCES category,
    category_ids      uuid[]      NOT NULL,
    tags              text[]      NOT NULL,
    option_names      text[]      NOT NULL,
    country_of_origin text,
    published         boolean     NOT NULL,
    archived          boolean     NOT NULL DEFAULT false,
    rating            numeric(2, 1),
    rating_count      int         NOT NULL DEFAULT 0,
    rank              bigint      NOT NULL,
    min_price         bigint      NOT NULL CHECK (min_price >= 0),
    mrp               bigint      NOT NULL,
    image_url         text,
    in_stock          boolean     NOT NULL DEFAULT false,
    title_search      tsvector    NOT NULL,
    search            tsvector    NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    version           bigint      NOT NULL
);
COMMENT ON TABLE product IS 'Products: drafts, published and archived ones';
COMMENT ON COLUMN product.category_ids IS 'The category and all its ancestors';
COMMENT ON COLUMN product.archived IS
    'Tells an unpublished product that is kept for reference from a draft';
COMMENT ON COLUMN product.rank IS 'Order of equally good matches, computed on write';
COMMENT ON COLUMN product.min_price IS 'Price of the cheapest variant in paise';
COMMENT ON COLUMN product.mrp IS 'Maximum retail price of the cheapest variant in paise';
COMMENT ON COLUMN product.in_stock IS 'Whether any variant is in stock, as inventory reported';
COMMENT ON COLUMN product.title_search IS
    'Words of title, brand, categories and tags, cut to what fits into an index entry; set by a trigger';
COMMENT ON COLUMN product.search IS 'All words of title, brand, categories, tags and description; set by a trigger';

-- One index for each sort order. A page of a list reads one of them from where the previous page ended.
CREATE INDEX product_newest ON product (id) WHERE published;
CREATE INDEX product_price ON product (min_price, id) WHERE published;
CREATE INDEX product_rating ON product (coalesce(rating, 0), id) WHERE published;
-- A search reads products from the best rank down until a page is full. The index includes the words, so the search
-- reads thousands of products from a few hundred blocks, not one block for each product.
CREATE INDEX product_rank ON product (rank, id) INCLUDE (title_search) WHERE published;
-- These select few of many products: a bitmap scan, then a sort.
CREATE INDEX product_brand ON product (brand_slug) WHERE published;
CREATE INDEX product_categories ON product USING gin (category_ids) WHERE published;
CREATE INDEX product_title_search ON product USING gin (title_search) WHERE published;
CREATE INDEX product_search ON product USING gin (search) WHERE published;
-- Holds every column that facets count by, so that the counts need only the index.
CREATE INDEX product_facets ON product (category_id, brand_slug, min_price, in_stock) WHERE published;
-- Lists for staff: drafts and archived products, searches among them, and all products of a category.
CREATE INDEX product_unpublished ON product (archived, id) WHERE NOT published;
CREATE INDEX product_unpublished_search ON product USING gin (search) WHERE NOT published;
CREATE INDEX product_category ON product (category_id);

CREATE TABLE product_image (
    product_id uuid NOT NULL REFERENCES product,
    position   int  NOT NULL,
    url        text NOT NULL,
    alt        text,
    media_id   uuid
        GENERATED ALWAYS AS (CASE WHEN url LIKE 'media:%' THEN substring(url FROM 7 FOR 36)::uuid END) STORED
        REFERENCES media,
    PRIMARY KEY (product_id, position)
);
COMMENT ON TABLE product_image IS 'Pictures of a product, uploaded ones and links to other sites';
COMMENT ON COLUMN product_image.url IS 'Of an uploaded picture "media:<id>/...", of any other its URL';
COMMENT ON COLUMN product_image.media_id IS
    'Generated from url, so that the picture of every row exists, whatever wrote the row';
CREATE INDEX product_image_media ON product_image (media_id) WHERE media_id IS NOT NULL;

CREATE TABLE variant (
    sku           text    PRIMARY KEY,
    product_id    uuid    NOT NULL REFERENCES product,
    position      int     NOT NULL,
    option_values text[]  NOT NULL,
    price         bigint  NOT NULL CHECK (price >= 0),
    mrp           bigint  NOT NULL,
    weight_grams  int     NOT NULL,
    hsn           text,
    barcode       text,
    image_url     text,
    media_id      uuid
        GENERATED ALWAYS AS (
            CASE WHEN image_url LIKE 'media:%' THEN substring(image_url FROM 7 FOR 36)::uuid END) STORED
        REFERENCES media,
    in_stock      boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE variant IS 'What is sold: a product with one value for each of its options. Prices in paise';
COMMENT ON COLUMN variant.option_values IS 'In the order of option_names of the product';
COMMENT ON COLUMN variant.image_url IS 'Of an uploaded picture "media:<id>/...", of any other its URL';
COMMENT ON COLUMN variant.media_id IS
    'Generated from image_url, so that the picture of every row exists, whatever wrote the row';
COMMENT ON COLUMN variant.in_stock IS 'As inventory reported';
CREATE INDEX variant_product ON variant (product_id);
CREATE INDEX variant_media ON variant (media_id) WHERE media_id IS NOT NULL;

CREATE TABLE search_word (
    word text PRIMARY KEY
);
COMMENT ON TABLE search_word IS 'Words of product names. A query word that is not here is misspelled or finds nothing';
CREATE INDEX search_word_similar ON search_word USING gin (word gin_trgm_ops);

-- An index entry must fit into a third of a block. If there are too many words, the last ones (tags, then categories)
-- are left out of title_search. The column search has all of them.
CREATE FUNCTION product_title_search(names text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    found tsvector := to_tsvector('english', names);
BEGIN
    WHILE pg_column_size(found) > 2400 LOOP
        names := left(names, length(names) * 3 / 4);
        found := to_tsvector('english', names);
    END LOOP;
    RETURN found;
END
$$;

-- A trigger, so that no writer can omit it. The text search parser skips HTML tags.
CREATE FUNCTION product_search_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    names text := concat_ws(' . ',
        NEW.title,
        NEW.brand,
        (SELECT string_agg(name, ' . ') FROM category WHERE id = ANY (NEW.category_ids)),
        array_to_string(NEW.tags, ' . '));
BEGIN
    NEW.title_search := product_title_search(names);
    NEW.search := to_tsvector('english', names) || to_tsvector('english', NEW.description);
    RETURN NEW;
END
$$;
CREATE TRIGGER product_search_vectors_of_new BEFORE INSERT ON product
    FOR EACH ROW EXECUTE FUNCTION product_search_vectors();
-- An update of title_search computes it again. A renamed category updates its products this way.
CREATE TRIGGER product_search_vectors_of_changed BEFORE UPDATE ON product
    FOR EACH ROW
    WHEN ((OLD.title, OLD.brand, OLD.category_ids, OLD.tags, OLD.description, OLD.title_search)
        IS DISTINCT FROM (NEW.title, NEW.brand, NEW.category_ids, NEW.tags, NEW.description, NEW.title_search))
    EXECUTE FUNCTION product_search_vectors();

-- The version of the catalogue is the number of transactions that changed it: the rows of catalogue_change plus
-- catalogue_change_count. With it an instance knows whether its cached responses are current.
CREATE TABLE catalogue_change (
    transaction xid8        PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE catalogue_change IS
    'One row for each recent transaction that changed the catalogue, so that no transaction waits for another';

CREATE TABLE catalogue_change_count (
    changes bigint NOT NULL
);
COMMENT ON TABLE catalogue_change_count IS
    'One row: the number of rows that were deleted from catalogue_change, counted in the transaction of the delete';
INSERT INTO catalogue_change_count (changes) VALUES (0);

-- Triggers, so that no writer can omit it.
CREATE FUNCTION note_catalogue_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_change (transaction) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER product_changed AFTER INSERT OR UPDATE OR DELETE ON product
    FOR EACH STATEMENT EXECUTE FUNCTION note_catalogue_change();
CREATE TRIGGER variant_changed AFTER INSERT OR UPDATE OR DELETE ON variant
    FOR EACH STATEMENT EXECUTE FUNCTION note_catalogue_change();
CREATE TRIGGER product_image_changed AFTER INSERT OR UPDATE OR DELETE ON product_image
    FOR EACH STATEMENT EXECUTE FUNCTION note_catalogue_change();
CREATE TRIGGER category_changed AFTER INSERT OR UPDATE OR DELETE ON category
    FOR EACH STATEMENT EXECUTE FUNCTION note_catalogue_change();
