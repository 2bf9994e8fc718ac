ALTER TABLE order_line
    ADD COLUMN slug      text,
    ADD COLUMN options   json,
    ADD COLUMN image_url text,
    ADD COLUMN image_alt text;
COMMENT ON COLUMN order_line.slug IS
    'Of the product, as it was at checkout like the other columns; null if an earlier release wrote the row';
COMMENT ON COLUMN order_line.options IS 'The value of each option by its name, in the order of the options';
COMMENT ON COLUMN order_line.image_url IS
    'Of an uploaded picture "media:<id>/...", of any other its URL. No foreign key: a checkout does not lock pictures';
-- Finds whether an order shows an uploaded picture, by its id.
CREATE INDEX order_line_picture ON order_line ((substring(image_url FROM 7 FOR 36))) WHERE image_url LIKE 'media:%';
