-- What adding an item to an empty cart sends, statement by statement; the benchmark compares it with the service. -D gives
-- each column of the rows that a real request wrote; the rest is made up here.
\set n :n + 1
\set cart :first + :n * :clients + :client_id
\set sku random(100001, 100000 + :skus)
\startpipeline
BEGIN;
SELECT 1 FROM cart c WHERE c.id = md5(:cart) AND c.expires_at > now() FOR NO KEY UPDATE;
\endpipeline
SELECT c.id, c.customer_id, c.status, c.version, c.expires_at, i.id, i.sku, i.quantity, i.price_when_added
FROM cart c LEFT JOIN cart_item i ON i.cart_id = c.id
WHERE c.id = md5(:cart) AND c.expires_at > now() ORDER BY i.id;
SELECT v.sku, p.id, p.slug, p.title, v.option_values, v.price, v.mrp, v.weight_grams, v.hsn, p.published,
    p.option_names, coalesce(v.image_url, p.image_url),
    (SELECT i.alt FROM product_image i
    WHERE i.product_id = p.id AND i.url = coalesce(v.image_url, p.image_url) ORDER BY i.position LIMIT 1)
FROM variant v JOIN product p ON p.id = v.product_id
WHERE v.sku = ANY (ARRAY[:sku]);
SELECT sku, available FROM stock_level WHERE sku = ANY (ARRAY[:sku]);
INSERT INTO cart_item (id, cart_id, sku, quantity, price_when_added)
SELECT id, md5(:cart), sku, quantity, price
FROM unnest(ARRAY[lpad(:cart, 32, '0')]::uuid[], ARRAY[:sku]::text[], ARRAY[:item_quantity]::int[],
    ARRAY[:item_price_when_added]::bigint[]) AS item (id, sku, quantity, price)
ON CONFLICT (id) DO UPDATE
SET quantity = excluded.quantity, price_when_added = excluded.price_when_added;
UPDATE cart SET version = :cart_version, expires_at = :cart_expires_at WHERE id = md5(:cart);
COMMIT;
