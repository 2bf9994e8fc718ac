-- The history of an order ends with its status.
-- key: orders.id uuid
SELECT o.id AS subject, format('status %s, but the last change is to %s', o.status, c.status) AS detail
FROM orders o LEFT JOIN LATERAL (
    SELECT status FROM order_status_change WHERE order_id = o.id ORDER BY position DESC LIMIT 1) c ON true
WHERE o.id > :after::uuid AND o.id <= :last::uuid AND c.status IS DISTINCT FROM o.status
