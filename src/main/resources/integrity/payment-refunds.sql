-- What goes back of a payment is the sum of its refunds, and no more than was paid. By the unique index refund_cause.
-- key: gateway_payment.id text
SELECT p.id AS subject, format('of %s to refund %s and refunded %s, but refunds of %s, of them %s processed',
    p.captured, p.refund_requested, p.refund_processed, coalesce(r.requested, 0), coalesce(r.processed, 0)) AS detail
FROM gateway_payment p LEFT JOIN (
    SELECT gateway_payment_id, sum(amount) AS requested,
        sum(amount) FILTER (WHERE status = 'PROCESSED') AS processed
    FROM refund WHERE gateway_payment_id > :after AND gateway_payment_id <= :last
    GROUP BY gateway_payment_id) r ON r.gateway_payment_id = p.id
WHERE p.id > :after AND p.id <= :last
  AND (coalesce(r.requested, 0) <> p.refund_requested OR coalesce(r.processed, 0) <> p.refund_processed
    OR p.refund_requested > p.captured)
