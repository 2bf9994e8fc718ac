-- All movements of a SKU, those in the archive included, add up to its stock. By the index stock_movement_sku.
-- key: stock_level.sku text
SELECT s.sku AS subject, format('movements %s, but counted %s + adjusted %s',
    coalesce(m.sum, 0) + coalesce(a.change, 0), s.counted, s.adjusted) AS detail
FROM stock_level s LEFT JOIN (
    SELECT sku, sum(change) FROM stock_movement WHERE sku > :after AND sku <= :last GROUP BY sku) m USING (sku)
LEFT JOIN stock_movement_archived a USING (sku)
WHERE s.sku > :after AND s.sku <= :last
  AND coalesce(m.sum, 0) + coalesce(a.change, 0) <> s.counted::bigint + s.adjusted
