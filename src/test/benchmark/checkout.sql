-- What a checkout of one line sends, statement by statement and round trip by round trip; the benchmark compares it
-- with the service. -D gives each column of the rows that a real checkout wrote; the rest is made up here.
\set n :n + 1
\set cart :first + :n * :clients + :client_id
\set number random(1, 1000000000000)
\set sku random(100001, 100000 + :skus)
\startpipeline
BEGIN;
INSERT INTO idempotency_record (principal, key, request_hash)
VALUES (:key_principal, md5(:cart), :key_request_hash)
ON CONFLICT (principal, key) DO NOTHING;
\endpipeline
UPDATE cart SET status = 'ORDERED', version = version + 1
WHERE id = md5(:cart) AND status = 'ACTIVE' AND expires_at > now() AND (customer_id IS NULL OR customer_id = NULL);
SELECT sku, quantity FROM cart_item WHERE cart_id = md5(:cart) ORDER BY id;
SELECT v.sku, p.id, p.slug, p.title, v.option_values, v.price, v.mrp, v.weight_grams, v.hsn, p.published,
    p.option_names, coalesce(v.image_url, p.image_url),
    (SELECT i.alt FROM product_image i
    WHERE i.product_id = p.id AND i.url = coalesce(v.image_url, p.image_url) ORDER BY i.position LIMIT 1)
FROM variant v JOIN product p ON p.id = v.product_id
WHERE v.sku = ANY (ARRAY[:sku]);
SELECT sku, available FROM stock_level WHERE sku = ANY (ARRAY[:sku]);
WITH placed AS (
    INSERT INTO orders (id, number, cart_id, customer_id, token_hash, version, status, payment_method, payment_status,
        email, phone, gstin,
        ship_name, ship_line1, ship_line2, ship_city, ship_state, ship_pin, ship_country, ship_phone,
        bill_name, bill_line1, bill_line2, bill_city, bill_state, bill_pin, bill_country, bill_phone,
        supply, subtotal, discount, shipping, shipping_tax_rate, shipping_taxable, shipping_tax, tax, total,
        placed_at)
    VALUES (lpad(:cart, 32, '0')::uuid, :number, md5(:cart), NULL, :token_hash, :version, :status, :payment_method, :payment_status,
        :email, :phone, NULL,
        :ship_name, :ship_line1, NULL, :ship_city, :ship_state, :ship_pin, :ship_country, :ship_phone,
        :bill_name, :bill_line1, NULL, :bill_city, :bill_state, :bill_pin, :bill_country, :bill_phone,
        :supply, :subtotal, :discount, :shipping, :shipping_tax_rate, :shipping_taxable, :shipping_tax, :tax,
        :total, :placed_at)),
ordered AS (
    INSERT INTO order_line (order_id, position, sku, product_id, slug, name, options, image_url, image_alt,
        hsn, quantity, unit_price, mrp, line_total, tax_rate, taxable, tax)
    SELECT lpad(:cart, 32, '0')::uuid, position - 1, sku, product_id::uuid, slug, name, options::json, image_url, image_alt,
        hsn, quantity, unit_price, mrp, line_total, tax_rate, taxable, tax
    FROM unnest(ARRAY[:sku]::text[], ARRAY[:line_product_id]::text[], ARRAY[:line_slug]::text[], ARRAY[:line_name]::text[],
        ARRAY[:line_options]::text[], ARRAY[:line_image_url]::text[], ARRAY[:line_image_alt]::text[], ARRAY[:line_hsn]::text[],
        ARRAY[:line_quantity]::int[], ARRAY[:line_unit_price]::bigint[], ARRAY[:line_mrp]::bigint[], ARRAY[:line_line_total]::bigint[],
        ARRAY[:line_tax_rate]::int[], ARRAY[:line_taxable]::bigint[], ARRAY[:line_tax]::bigint[]) WITH ORDINALITY
        AS line (sku, product_id, slug, name, options, image_url, image_alt, hsn, quantity, unit_price, mrp,
            line_total, tax_rate, taxable, tax, position))
INSERT INTO order_status_change (order_id, position, status, at)
VALUES (lpad(:cart, 32, '0')::uuid, 0, :status, :placed_at);
UPDATE idempotency_record SET status = :key_status, location = :key_location, etag = NULL, body = :key_body
WHERE principal = :key_principal AND key = md5(:cart);
WITH wanted AS (
    SELECT sku, quantity FROM unnest(ARRAY[:sku]::text[], ARRAY[:line_quantity]::int[]) AS w (sku, quantity)),
locked AS MATERIALIZED (
    SELECT s.sku, w.quantity FROM stock_level s JOIN wanted w ON w.sku = s.sku
    WHERE s.available >= w.quantity
    ORDER BY s.sku COLLATE "C" FOR NO KEY UPDATE OF s),
taken AS (
    UPDATE stock_level s SET available = s.available - l.quantity,
        reserved = s.reserved + CASE :sold WHEN 'HELD' THEN l.quantity ELSE 0 END,
        sold = s.sold + CASE :sold WHEN 'SOLD' THEN l.quantity ELSE 0 END
    FROM locked l WHERE s.sku = l.sku AND s.available >= l.quantity
    RETURNING s.sku, l.quantity, s.available)
INSERT INTO reservation (id, sku, quantity, state, expires_at, remaining)
SELECT lpad(:cart, 32, '0')::uuid, sku, quantity, :sold, now() + make_interval(secs => NULL), available FROM taken
RETURNING sku, remaining;
COMMIT;
