package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.PicturedProduct;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The tests change the age of rows in the database. They cannot change the age of objects. */
@HttpTest
class OrphanCleanupJobTest {

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    OrphanCleanupJob job;

    @Autowired
    ObjectStore objects;

    @Autowired
    JdbcClient jdbc;

    private UploadClient upload;
    private SignedInClient staff;

    @BeforeEach
    void logIn() {
        upload = new UploadClient(http);
        staff = accounts.staff(Role.CATALOGUE);
    }

    @Test
    void deletesUnusedPicturesAfterTheGracePeriod() {
        var old = uploaded();
        var recent = uploaded();
        age(old);

        job.deleteOrphans(yesterday());

        assertThat(staff.get(path(old)).problem(404)).isEqualTo("not_found");
        assertThat(http.get(old.get("url").asString()).problem(404)).isEqualTo("not_found");
        assertThat(staff.get(path(recent)).status()).isEqualTo(200);
        assertThat(upload.get(recent.get("url").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsPicturesOfProducts() {
        var shown = uploaded();
        var shownByVariant = uploaded();
        var sku = "PIC-" + UUID.randomUUID().toString().substring(0, 8);
        var product = staff.post("/api/v1/admin/products", """
                {"name": "Shawl %s", "status": "ACTIVE", "images": [{"mediaId": "%s"}],
                 "variants": [{"sku": "%s", "price": {"amount": 100, "currency": "INR"}, "mediaId": "%s"}]}""".formatted(sku, id(shown), sku, id(shownByVariant)));
        assertThat(product.status()).as(product.text()).isEqualTo(201);
        age(shown);
        age(shownByVariant);

        job.deleteOrphans(yesterday());

        assertThat(staff.get(path(shown)).status()).isEqualTo(200);
        assertThat(staff.get(path(shownByVariant)).status()).isEqualTo(200);
        assertThat(upload.get(shown.get("url").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsPicturesThatOnlyAnOrderShows() {
        var kurta = PicturedProduct.add(http, staff, jdbc, 5);
        var shopper = new GuestShopper(http);
        var order = shopper.checkout(shopper.cartWith(1, kurta.sku())).json();
        kurta.changeVariant("{\"mediaId\": null}");
        kurta.change("{\"images\": []}");
        age(kurta.picture());

        job.deleteOrphans(yesterday());

        assertThat(order.at("/items/0/image/url")).isEqualTo(kurta.picture().get("url"));
        assertThat(staff.get(path(kurta.picture())).status()).isEqualTo(200);
        assertThat(upload.get(order.at("/items/0/image/url").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void deletesObjectsWithoutPicture() {
        var orphan = "media/%s/1x1.png"
                .formatted(ByteSlice.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
                        .sha256());
        objects.put(orphan, "image/png", ByteSlice.of(new byte[] {1}));
        var incomplete = "incoming/%s/0".formatted(UUID.randomUUID());
        objects.put(incomplete, "image/png", ByteSlice.of(new byte[] {1}));
        var used = uploaded();

        job.deleteOrphans(yesterday());
        assertThat(objects.get(orphan, 10)).isPresent();
        assertThat(objects.get(incomplete, 10)).isPresent();

        job.deleteObjects(Instant.now().plus(Duration.ofMinutes(1)));

        assertThat(objects.get(orphan, 10)).isEmpty();
        assertThat(objects.get(incomplete, 10)).isEmpty();
        assertThat(upload.get(used.get("url").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void deletesUploadsThatWereNotCompleted() {
        var offer = staff.post("/api/v1/admin/media/uploads", "{}").json();
        var id = UUID.fromString(offer.get("id").asString());
        jdbc.sql("UPDATE media_upload SET expires_at = now() - interval '2 days' WHERE id = ?")
                .param(id)
                .update();

        job.deleteOrphans(yesterday());

        assertThat(jdbc.sql("SELECT count(*) FROM media_upload WHERE id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private JsonNode uploaded() {
        return upload.send(staff, "a.png", TestPictures.png(60, 60)).json();
    }

    private void age(JsonNode media) {
        jdbc.sql("UPDATE media SET uploaded_at = now() - interval '2 days' WHERE id = ?")
                .param(UUID.fromString(id(media)))
                .update();
    }

    private static String id(JsonNode media) {
        return media.get("id").asString();
    }

    private static String path(JsonNode media) {
        return "/api/v1/admin/media/" + id(media);
    }

    private static Instant yesterday() {
        return Instant.now().minus(Duration.ofDays(1));
    }
}
