-- Units in parcels are those of the lines.
-- key: orders.id uuid
SELECT l.order_id AS subject, string_agg(format('%s: packed %s, but parcels have %s',
    l.sku, l.packed, coalesce(f.sum, 0)), '; ' ORDER BY l.position) AS detail
FROM order_line l LEFT JOIN (
    SELECT order_id, position, sum(quantity) FROM fulfilment_line
    WHERE order_id > :after::uuid AND order_id <= :last::uuid GROUP BY order_id, position) f
    USING (order_id, position)
WHERE l.order_id > :after::uuid AND l.order_id <= :last::uuid AND coalesce(f.sum, 0) <> l.packed
GROUP BY l.order_id
