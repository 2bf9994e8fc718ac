-- An order costs what its lines cost.
-- key: orders.id uuid
SELECT o.id AS subject, format('subtotal %s, discount %s, shipping %s, total %s and tax %s, but lines %s and taxes %s',
    o.subtotal, o.discount, o.shipping, o.total, o.tax, coalesce(l.total, 0), coalesce(l.tax, 0) + o.shipping_tax)
    AS detail
FROM orders o LEFT JOIN (
    SELECT order_id, sum(line_total) AS total, sum(tax) AS tax FROM order_line
    WHERE order_id > :after::uuid AND order_id <= :last::uuid GROUP BY order_id) l ON l.order_id = o.id
WHERE o.id > :after::uuid AND o.id <= :last::uuid
  AND (l.total IS DISTINCT FROM o.subtotal OR l.tax + o.shipping_tax IS DISTINCT FROM o.tax
    OR o.total <> o.subtotal - o.discount + o.shipping)
