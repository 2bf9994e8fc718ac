package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.media.UploadedPictures;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Products and variants show pictures that were uploaded. */
@HttpTest
class ProductPicturesTest {

    private static final String PRODUCTS = "/api/v1/admin/products";

    @Autowired
    Http http;

    @Autowired
    TestAccounts people;

    @Autowired
    ProductUpsertService upsertService;

    private SignedInClient staff;
    private String slug;

    @BeforeEach
    void logIn() {
        staff = people.staff(Role.CATALOGUE);
        slug = ProductDrafts.unique("p");
    }

    @Test
    void theCatalogueShowsUploadedPicturesInAllSizes() {
        var front = uploaded();
        var back = uploaded();

        var made = staff.post(PRODUCTS, product(front, back)).json();

        assertThat(made.at("/images/0/mediaId")).isEqualTo(front.get("id"));
        assertThat(made.at("/variants/0/mediaId")).isEqualTo(back.get("id"));
        var seen = http.get("/api/v1/products/" + slug).json();
        assertThat(seen.at("/images/0/url")).isEqualTo(front.get("url"));
        assertThat(seen.at("/images/0/alt").asString()).isEqualTo("Front");
        assertThat(seen.at("/images/0/width").asInt()).isEqualTo(900);
        assertThat(seen.at("/images/0/variants")).isEqualTo(front.get("variants"));
        assertThat(seen.at("/images/1/url").asString()).isEqualTo("https://elsewhere.example/x.jpg");
        assertThat(seen.at("/image")).isEqualTo(front.at("/variants/2/url"));
        assertThat(seen.at("/variants/0/image")).isEqualTo(back.at("/variants/2/url"));
        assertThat(seen.at("/variants/0/picture/variants")).isEqualTo(back.get("variants"));
        assertThat(seen.get("picture")).isEqualTo(seen.at("/images/0"));
        var listed = http.get("/api/v1/products?q=" + slug.replace('-', '+')).json();
        assertThat(listed.at("/data/0/image")).isEqualTo(seen.at("/image"));
        assertThat(listed.at("/data/0/picture")).isEqualTo(seen.at("/images/0"));
        var bought = http.get("/api/v1/variants/" + sku()).json();
        assertThat(bought.get("image")).isEqualTo(seen.at("/variants/0/image"));
        assertThat(bought.get("picture")).isEqualTo(seen.at("/variants/0/picture"));
    }

    @Test
    void aPatchOfAnotherFieldKeepsThePictures() {
        var made = staff.post(PRODUCTS, product(uploaded(), uploaded())).json();
        var path = PRODUCTS + "/" + made.get("id").asString();

        var changed = staff.send("PATCH", path, "{\"brand\": \"Other\"}").json();

        assertThat(changed.get("images")).isEqualTo(made.get("images"));
        assertThat(changed.get("variants")).isEqualTo(made.get("variants"));
        var without =
                staff.send("PATCH", "/api/v1/admin/variants/" + sku(), """
                {"mediaId": null}""").json();
        assertThat(without.get("mediaId").isNull()).isTrue();
    }

    @Test
    void rejectsUnknownPictures() {
        var nobody = UUID.randomUUID();
        var answer = staff.post(PRODUCTS, """
                {"name": "P", "images": [{"mediaId": "%s"}],
                 "variants": [{"sku": "%s", "price": {"amount": 100, "currency": "INR"}}]}""".formatted(nobody, slug));

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/images/0/mediaId");
        var sneaky = staff.post(PRODUCTS, """
                {"name": "P", "images": [{"url": "media:%s/%s/1x1.jpg"}],
                 "variants": [{"sku": "%s", "price": {"amount": 100, "currency": "INR"}}]}""".formatted(nobody, "0".repeat(64), slug));
        assertThat(sneaky.problem(400)).isEqualTo("validation_failed");
    }

    @Test
    void aPictureThatIsShownCannotBeDeleted() {
        var front = uploaded();
        var made = staff.post(PRODUCTS, product(front, uploaded())).json();
        var media = "/api/v1/admin/media/" + front.get("id").asString();

        assertThat(staff.send("DELETE", media, null).problem(409)).isEqualTo("media_in_use");

        staff.send("PATCH", PRODUCTS + "/" + made.get("id").asString(), "{\"images\": []}");
        assertThat(staff.send("DELETE", media, null).status()).isEqualTo(204);
    }

    @Test
    void importsExportedPicturesAndRejectsThoseOfOtherShops() {
        var front = uploaded();
        staff.post(PRODUCTS, product(front, uploaded()));
        var kept = "media:%s/%s/900x600.jpg"
                .formatted(front.get("id").asString(), front.get("sha256").asString());
        assertThat(staff.get("/api/v1/admin/exports/products.csv").text()).contains(kept);

        assertThat(upsertService.upsert(List.of(draft(kept)))).isEmpty();
        assertThat(upsertService.upsert(List.of(draft(kept.replace(
                        front.get("id").asString(), UUID.randomUUID().toString())))))
                .hasSize(1);
        assertThat(http.get("/api/v1/products/" + slug).json().get("images").size())
                .isEqualTo(2);
    }

    private ProductDraft draft(String image) {
        var like = ProductDrafts.of(slug).draft(slug, List.of(), List.of(ProductDrafts.variant(sku(), 100)));
        return new ProductDraft(
                slug,
                like.title(),
                like.descriptionHtml(),
                like.brand(),
                like.categoryPath(),
                like.tags(),
                like.status(),
                like.rating(),
                like.ratingCount(),
                like.countryOfOrigin(),
                like.optionNames(),
                like.variants(),
                List.of(new ProductImage(image, "Front")));
    }

    private String sku() {
        return slug.toUpperCase(Locale.ROOT);
    }

    private JsonNode uploaded() {
        return UploadedPictures.upload(http, staff, 900, 600);
    }

    private String product(JsonNode front, JsonNode back) {
        return """
                {"slug": "%s", "name": "%s", "status": "ACTIVE",
                 "images": [{"mediaId": "%s", "alt": "Front"}, {"url": "https://elsewhere.example/x.jpg"}],
                 "variants": [{"sku": "%s", "price": {"amount": 100, "currency": "INR"}, "mediaId": "%s"}]}""".formatted(
                        slug,
                        slug.replace('-', ' '),
                        front.get("id").asString(),
                        sku(),
                        back.get("id").asString());
    }
}
