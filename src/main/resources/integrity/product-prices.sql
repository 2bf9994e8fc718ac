-- A product starts at the price of its cheapest variant.
-- key: product.id uuid
SELECT p.id AS subject, format('price from %s, but the cheapest variant costs %s', p.min_price, min(v.price))
    AS detail
FROM product p JOIN variant v ON v.product_id = p.id
WHERE p.id > :after::uuid AND p.id <= :last::uuid
GROUP BY p.id HAVING min(v.price) <> p.min_price
