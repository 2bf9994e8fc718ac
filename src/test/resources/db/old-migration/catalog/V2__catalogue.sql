CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE category (
    id        uuid PRIMARY KEY,
    slug      text NOT NULL UNIQUE,
    segment   text NOT NULL,
    name      text NOT NULL,
    parent_id uuid REFERENCES category,
    position  int  NOT NULL,
    path      uuid[] NOT NULL,
    UNIQUE NULLS NOT DISTINCT (segment, parent_id)
);
COMMENT ON COLUMN category.segment IS 'The slug of the name alone: tells siblings apart, while slug is unique in the whole tree';
COMMENT ON COLUMN category.path IS 'Ids from the top to the category itself';

CREATE TABLE brand (
    slug text PRIMARY KEY,
    name text NOT NULL
);

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
COMMENT ON COLUMN product.category_ids IS 'The category and all above it';
COMMENT ON COLUMN product.rank IS 'What comes first among equally good matches, computed on write';
COMMENT ON COLUMN product.min_price IS 'Paise, of the cheapest variant; mrp is of the same variant';
COMMENT ON COLUMN product.in_stock IS 'Whether any variant is, as inventory told';

-- One index for each order of lists; each list is a walk along one of them from where the last page ended.
CREATE INDEX product_newest ON product (id) WHERE published;
CREATE INDEX product_price ON product (min_price, id) WHERE published;
CREATE INDEX product_rating ON product (coalesce(rating, 0), id) WHERE published;
CREATE INDEX product_rank ON product (rank, id) WHERE published;
-- Few products of many: a bitmap, then a sort.
CREATE INDEX product_brand ON product (brand_slug) WHERE published;
CREATE INDEX product_categories ON product USING gin (category_ids) WHERE published;
CREATE INDEX product_title_search ON product USING gin (title_search) WHERE published;
CREATE INDEX product_search ON product USING gin (search) WHERE published;
-- All that facets count by, so that counting never reads the table itself.
CREATE INDEX product_facets ON product (category_id, brand_slug, min_price, in_stock) WHERE published;

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
    in_stock      boolean NOT NULL DEFAULT false
);
CREATE INDEX variant_product ON variant (product_id);

CREATE TABLE product_image (
    product_id uuid NOT NULL REFERENCES product,
    position   int  NOT NULL,
    url        text NOT NULL,
    alt        text,
    PRIMARY KEY (product_id, position)
);

-- The words that products are named with, to tell a misspelt query from one that finds nothing.
CREATE TABLE search_word (
    word text PRIMARY KEY
);
CREATE INDEX search_word_similar ON search_word USING gin (word gin_trgm_ops);

-- Here, and not in the application, so that no writer can forget it. The parser skips the tags of HTML by itself.
CREATE FUNCTION product_search_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.title_search := to_tsvector('english', concat_ws(' . ',
        NEW.title,
        NEW.brand,
        (SELECT string_agg(name, ' . ') FROM category WHERE id = ANY (NEW.category_ids)),
        array_to_string(NEW.tags, ' . ')));
    NEW.search := NEW.title_search || to_tsvector('english', NEW.description);
    RETURN NEW;
END
$$;
CREATE TRIGGER product_search_vectors_of_new BEFORE INSERT ON product
    FOR EACH ROW EXECUTE FUNCTION product_search_vectors();
CREATE TRIGGER product_search_vectors_of_changed BEFORE UPDATE ON product
    FOR EACH ROW
    WHEN ((OLD.title, OLD.brand, OLD.category_ids, OLD.tags, OLD.description)
        IS DISTINCT FROM (NEW.title, NEW.brand, NEW.category_ids, NEW.tags, NEW.description))
    EXECUTE FUNCTION product_search_vectors();
