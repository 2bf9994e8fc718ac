-- What must be true in a database of the shop besides what the running shop checks, src/main/resources/integrity: rules about
-- tables of several modules, and sums over whole tables. Each statement returns one row: the name of the check, the number
-- of violations, and one of them. It only reads, and needs no more than the privileges of the instances.

-- stock_sold: what is sold is what the orders have bought
SELECT 'stock_sold', count(*), min(s.sku) FROM stock_level s
LEFT JOIN (SELECT sku, sum(quantity) AS sold FROM reservation WHERE state = 'SOLD' GROUP BY sku) r ON r.sku = s.sku
WHERE coalesce(r.sold, 0) <> s.sold;

-- reservation_orders: nothing is held or sold without an order, for a canceled one, or more than the order's lines
SELECT 'reservation_orders', count(*), min(r.id::text) FROM reservation r
LEFT JOIN orders o ON o.id = r.id
LEFT JOIN (SELECT order_id, sku, sum(quantity) AS quantity FROM order_line GROUP BY order_id, sku) l
    ON l.order_id = r.id AND l.sku = r.sku
WHERE r.state <> 'RELEASED'
    AND (o.id IS NULL OR o.status IN ('CANCELLED', 'EXPIRED') OR r.quantity > coalesce(l.quantity, 0));

-- order_reservations: each line of an order that is confirmed has its reservation
SELECT 'order_reservations', count(*), min(o.number) FROM orders o
JOIN order_line l ON l.order_id = o.id
LEFT JOIN reservation r ON r.id = o.id AND r.sku = l.sku
WHERE o.status IN ('CONFIRMED', 'PACKED', 'SHIPPED', 'DELIVERED') AND r.id IS NULL;

-- payment_once: an order is paid by one payment, of its total
SELECT 'payment_once', count(*), min(order_id::text) FROM (
    SELECT p.order_id FROM gateway_payment p LEFT JOIN orders o ON o.id = p.order_id
    WHERE p.disposition = 'ACCEPTED'
    GROUP BY p.order_id, o.total HAVING count(*) > 1 OR o.total IS NULL OR sum(p.captured) <> o.total) AS wrong;

-- ledger_payments: each payment that was taken is in the books
SELECT 'ledger_payments', count(*), min(p.id) FROM gateway_payment p
LEFT JOIN ledger_journal j ON j.cause = 'payment:' || p.id
WHERE p.captured > 0 AND p.disposition IS NOT NULL AND j.id IS NULL;

-- event_listeners: each event waits for a listener that it names
SELECT 'event_listeners', count(*), min(id::text) FROM event_publication
WHERE listener_id = '' OR event_type = '' OR serialized_event = '';
