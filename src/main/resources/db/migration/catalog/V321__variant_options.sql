CREATE TABLE variant_option (
    sku        text NOT NULL REFERENCES variant ON DELETE CASCADE,
    product_id uuid NOT NULL,
    name       text NOT NULL,
    value      text NOT NULL,
    name_key   text NOT NULL GENERATED ALWAYS AS (lower(name COLLATE "C")) STORED,
    option_key text NOT NULL GENERATED ALWAYS AS (lower((name || ':' || value) COLLATE "C")) STORED,
    PRIMARY KEY (sku, name_key)
);
COMMENT ON TABLE variant_option IS
    'One row for each option of a variant, for filters and facets; kept by triggers on product and variant';
COMMENT ON COLUMN variant_option.name_key IS 'Names and values that differ only in the case of ASCII letters are the same';
COMMENT ON COLUMN variant_option.option_key IS 'As a filter names it: size:m';

INSERT INTO variant_option (sku, product_id, name, value)
SELECT v.sku, p.id, o.name, o.value
FROM product p JOIN variant v ON v.product_id = p.id, unnest(p.option_names, v.option_values) AS o (name, value)
WHERE o.name IS NOT NULL AND o.value IS NOT NULL
ON CONFLICT DO NOTHING;

-- Whether a product has a variant with one of some options.
CREATE INDEX variant_option_product ON variant_option (product_id, option_key);
-- The products that have a rare option, and whether there is an option at all.
CREATE INDEX variant_option_key ON variant_option (option_key, product_id);

-- Triggers, so that no writer can omit it.
CREATE FUNCTION add_variant_options() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO variant_option (sku, product_id, name, value)
    SELECT v.sku, p.id, o.name, o.value
    FROM added v JOIN product p ON p.id = v.product_id, unnest(p.option_names, v.option_values) AS o (name, value)
    WHERE o.name IS NOT NULL AND o.value IS NOT NULL
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER variant_options_of_new AFTER INSERT ON variant REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION add_variant_options();

CREATE FUNCTION change_variant_options() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM variant_option WHERE sku = NEW.sku;
    INSERT INTO variant_option (sku, product_id, name, value)
    SELECT NEW.sku, NEW.product_id, o.name, o.value
    FROM product p, unnest(p.option_names, NEW.option_values) AS o (name, value)
    WHERE p.id = NEW.product_id AND o.name IS NOT NULL AND o.value IS NOT NULL
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER variant_options_of_changed AFTER UPDATE OF option_values ON variant
    FOR EACH ROW
    WHEN (OLD.option_values IS DISTINCT FROM NEW.option_values)
    EXECUTE FUNCTION change_variant_options();

-- A product and its variants change in either order, and the later change sees the earlier one.
CREATE FUNCTION change_product_options() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM variant_option WHERE product_id = NEW.id;
    INSERT INTO variant_option (sku, product_id, name, value)
    SELECT v.sku, NEW.id, o.name, o.value
    FROM variant v, unnest(NEW.option_names, v.option_values) AS o (name, value)
    WHERE v.product_id = NEW.id AND o.name IS NOT NULL AND o.value IS NOT NULL
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER product_options_changed AFTER UPDATE OF option_names ON product
    FOR EACH ROW
    WHEN (OLD.option_names IS DISTINCT FROM NEW.option_names)
    EXECUTE FUNCTION change_product_options();

-- With the id, so that the facets of options need no row of product either.
DROP INDEX product_facets;
CREATE INDEX product_facets ON product (category_id, brand_slug, min_price, in_stock) INCLUDE (id) WHERE published;
