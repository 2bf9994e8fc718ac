-- Products and variants show pictures that are kept here as well as pictures elsewhere. Of the first, the address says
-- which they are ("media:<id>/..."), so that whoever shows one holds on to it, whoever wrote the address.
ALTER TABLE product_image ADD COLUMN media_id uuid
    GENERATED ALWAYS AS (CASE WHEN url LIKE 'media:%' THEN substring(url FROM 7 FOR 36)::uuid END) STORED
    REFERENCES media;
CREATE INDEX product_image_media ON product_image (media_id) WHERE media_id IS NOT NULL;

ALTER TABLE variant ADD COLUMN image_url text;
ALTER TABLE variant ADD COLUMN media_id uuid
    GENERATED ALWAYS AS (CASE WHEN image_url LIKE 'media:%' THEN substring(image_url FROM 7 FOR 36)::uuid END) STORED
    REFERENCES media;
CREATE INDEX variant_media ON variant (media_id) WHERE media_id IS NOT NULL;
