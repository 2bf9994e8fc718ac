-- What filters read is what the variants have. Of two options of a variant with names that differ in their case, either is the one
-- in variant_option.
-- key: product.id uuid
SELECT product_id AS subject, string_agg(sku || ' ' || name_key, '; ' ORDER BY sku, name_key)
    || ': an option of the variant, or of the filters, is missing in the other' AS detail
FROM (
    SELECT v.product_id, v.sku, lower(o.name COLLATE "C") AS name_key
    FROM product p JOIN variant v ON v.product_id = p.id, unnest(p.option_names, v.option_values) AS o (name, value)
    WHERE p.id > :after::uuid AND p.id <= :last::uuid AND o.name IS NOT NULL AND o.value IS NOT NULL
    GROUP BY 1, 2, 3) AS stored
FULL JOIN (
    SELECT product_id, sku, name_key FROM variant_option
    WHERE product_id > :after::uuid AND product_id <= :last::uuid) AS filtered USING (product_id, sku, name_key)
WHERE stored IS NULL OR filtered IS NULL
GROUP BY product_id
