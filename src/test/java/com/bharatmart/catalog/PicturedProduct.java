package com.bharatmart.catalog;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.media.UploadedPictures;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A published product with options and an uploaded picture, as staff add it.
 *
 * @param picture the response to the upload
 */
public record PicturedProduct(SignedInClient staff, String id, String slug, Sku sku, JsonNode picture) {

    private static final String PRODUCTS = "/api/v1/admin/products";

    /** Adds a blue kurta of size M at ₹499, with a maximum retail price of ₹799. */
    public static PicturedProduct add(Http http, SignedInClient staff, JdbcClient jdbc, int pieces) {
        var picture = UploadedPictures.upload(http, staff, 900, 600);
        var slug = "kurta-" + UUID.randomUUID().toString().substring(0, 13);
        var sku = new Sku(slug + "/M");
        var added = staff.post(PRODUCTS, """
                {"slug": "%s", "name": "Indigo Kurta", "status": "ACTIVE", "optionNames": ["Size", "Colour"],
                 "images": [{"url": "https://elsewhere.example/front.jpg"}, {"mediaId": "%s", "alt": "Worn by a woman"}],
                 "variants": [{"sku": "%s", "options": {"Colour": "Blue", "Size": "M"}, "hsn": "6302",
                   "price": {"amount": 49900, "currency": "INR"}, "mrp": {"amount": 79900, "currency": "INR"},
                   "mediaId": "%s"}]}""".formatted(slug, id(picture), sku, id(picture)));
        if (added.status() != 201) {
            throw new AssertionError(added.text());
        }
        jdbc.sql("""
                INSERT INTO stock_level (sku, available, counted) VALUES (?, ?, ?)
                ON CONFLICT (sku) DO UPDATE SET available = excluded.available, counted = excluded.counted""").params(sku.value(), pieces, pieces).update();
        return new PicturedProduct(staff, id(added.json()), slug, sku, picture);
    }

    /** Changes the product by a merge patch. */
    public void change(String patch) {
        require(staff.send("PATCH", PRODUCTS + "/" + id, patch));
    }

    /** Changes the variant by a merge patch. */
    public void changeVariant(String patch) {
        require(staff.send("PATCH", "/api/v1/admin/variants/" + sku.inPath(), patch));
    }

    private static void require(Http.Response changed) {
        if (changed.status() != 200) {
            throw new AssertionError(changed.text());
        }
    }

    private static String id(JsonNode resource) {
        return resource.get("id").asString();
    }
}
