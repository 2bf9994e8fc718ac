-- What is reserved is what orders hold. By the partial index reservation_expires_at: few reservations wait for a payment.
-- key: stock_level.sku text
SELECT s.sku AS subject, format('reserved %s, but orders hold %s', s.reserved, coalesce(r.sum, 0)) AS detail
FROM stock_level s LEFT JOIN (
    SELECT sku, sum(quantity) FROM reservation
    WHERE state = 'HELD' AND sku > :after AND sku <= :last GROUP BY sku) r USING (sku)
WHERE s.sku > :after AND s.sku <= :last AND coalesce(r.sum, 0) <> s.reserved
