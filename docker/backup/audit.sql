-- What must be true in a database of the shop at any moment. Each statement returns one row: the name of the check, the
-- number of violations, and one of them. It only reads, and needs no more than the privileges of the instances.

-- stock_sum: what was counted is available, reserved or sold
SELECT 'stock_sum', count(*), min(sku) FROM stock_level
WHERE counted + adjusted <> available + reserved + sold;

-- stock_movements: all movements of a SKU, those in the archive included, add up to its stock
SELECT 'stock_movements', count(*), min(s.sku) FROM stock_level s
LEFT JOIN (SELECT sku, sum(change) AS change FROM stock_movement GROUP BY sku) m ON m.sku = s.sku
LEFT JOIN stock_movement_archived a ON a.sku = s.sku
WHERE coalesce(m.change, 0) + coalesce(a.change, 0) <> s.available + s.reserved + s.sold;

-- stock_reservations: what is reserved and sold is what the orders hold and have bought
SELECT 'stock_reservations', count(*), min(s.sku) FROM stock_level s
LEFT JOIN (
    SELECT sku, sum(quantity) FILTER (WHERE state = 'HELD') AS held, sum(quantity) FILTER (WHERE state = 'SOLD') AS sold
    FROM reservation GROUP BY sku) r ON r.sku = s.sku
WHERE coalesce(r.held, 0) <> s.reserved OR coalesce(r.sold, 0) <> s.sold;

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

-- order_totals: an order costs what its lines cost
SELECT 'order_totals', count(*), min(o.number) FROM orders o
LEFT JOIN (SELECT order_id, sum(line_total) AS subtotal FROM order_line GROUP BY order_id) l ON l.order_id = o.id
WHERE o.subtotal <> coalesce(l.subtotal, -1) OR o.total <> o.subtotal - o.discount + o.shipping;

-- order_status: the history of an order ends with its status
SELECT 'order_status', count(*), min(o.number) FROM orders o
LEFT JOIN (
    SELECT DISTINCT ON (order_id) order_id, status FROM order_status_change ORDER BY order_id, position DESC) c
    ON c.order_id = o.id
WHERE o.status IS DISTINCT FROM c.status;

-- order_parcels: units in parcels are those of the lines
SELECT 'order_parcels', count(*), min(l.order_id::text) FROM order_line l
LEFT JOIN (
    SELECT order_id, position, sum(quantity) AS packed FROM fulfilment_line GROUP BY order_id, position) f
    ON f.order_id = l.order_id AND f.position = l.position
WHERE l.packed <> coalesce(f.packed, 0);

-- payment_once: an order is paid by one payment, of its total
SELECT 'payment_once', count(*), min(order_id::text) FROM (
    SELECT p.order_id FROM gateway_payment p LEFT JOIN orders o ON o.id = p.order_id
    WHERE p.disposition = 'ACCEPTED'
    GROUP BY p.order_id, o.total HAVING count(*) > 1 OR o.total IS NULL OR sum(p.captured) <> o.total) AS wrong;

-- payment_refunds: what goes back of a payment is the sum of its refunds
SELECT 'payment_refunds', count(*), min(p.id) FROM gateway_payment p
LEFT JOIN (
    SELECT gateway_payment_id, sum(amount) AS requested, sum(amount) FILTER (WHERE status = 'PROCESSED') AS processed
    FROM refund GROUP BY gateway_payment_id) r ON r.gateway_payment_id = p.id
WHERE p.refund_requested <> coalesce(r.requested, 0) OR p.refund_processed <> coalesce(r.processed, 0)
    OR p.refund_requested > p.captured;

-- ledger_sum: each journal sums to zero, and so do all
SELECT 'ledger_sum', count(*), min(cause) FROM (
    SELECT j.cause FROM ledger_journal j LEFT JOIN ledger_entry e ON e.journal_id = j.id
    GROUP BY j.id, j.cause HAVING coalesce(sum(e.amount), -1) <> 0) AS wrong;

-- ledger_payments: each payment that was taken is in the books
SELECT 'ledger_payments', count(*), min(p.id) FROM gateway_payment p
LEFT JOIN ledger_journal j ON j.cause = 'payment:' || p.id
WHERE p.captured > 0 AND p.disposition IS NOT NULL AND j.id IS NULL;

-- event_listeners: each event waits for a listener that it names
SELECT 'event_listeners', count(*), min(id::text) FROM event_publication
WHERE listener_id = '' OR event_type = '' OR serialized_event = '';
