-- What was counted is available, reserved or sold.
-- key: stock_level.sku text
SELECT sku AS subject, format('counted %s + adjusted %s, but available %s + reserved %s + sold %s',
    counted, adjusted, available, reserved, sold) AS detail
FROM stock_level
WHERE sku > :after AND sku <= :last
  AND counted::bigint + adjusted <> available::bigint + reserved + sold
