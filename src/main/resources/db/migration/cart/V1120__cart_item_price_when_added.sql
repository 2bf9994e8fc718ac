ALTER TABLE cart_item ADD COLUMN price_when_added bigint;
COMMENT ON COLUMN cart_item.price_when_added IS
    'Price of one unit in paise when units were last added; null if an earlier release wrote the row';
