package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.Http;
import com.bharatmart.HttpTest;
import com.bharatmart.customer.People;
import com.bharatmart.customer.SignedIn;
import com.bharatmart.platform.security.Role;
import java.awt.image.BufferedImage;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Pictures from their upload to their end, through the real SDK, over HTTP, with signatures checked. */
@HttpTest
class MediaTest {

    @Autowired
    Http http;

    @Autowired
    People people;

    private Upload upload;
    private SignedIn staff;

    @BeforeEach
    void logIn() {
        upload = new Upload(http);
        staff = people.staff(Role.CATALOGUE);
    }

    @Test
    void picturesAreKeptAndGivenOut() {
        var file = Drawn.jpeg(1500, 1000);

        var answer = upload.send(staff, "kurta.jpg", file);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var media = answer.json();
        assertThat(answer.header("Location"))
                .contains("/api/v1/admin/media/" + media.get("id").asString());
        assertThat(media.get("contentType").asString()).isEqualTo("image/jpeg");
        assertThat(media.get("width").asInt()).isEqualTo(1500);
        assertThat(media.get("height").asInt()).isEqualTo(1000);
        assertThat(media.get("variants")
                        .valueStream()
                        .map(one -> one.get("width").asInt()))
                .containsExactly(160, 320, 640, 1280);
        assertThat(staff.get("/api/v1/admin/media/" + media.get("id").asString())
                        .json()
                        .get("sha256"))
                .isEqualTo(media.get("sha256"));

        var picture = upload.get(media.get("url").asString());
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(picture.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        assertThat(Bytes.of(picture.body()).sha256())
                .isEqualTo(media.get("sha256").asString());
        assertThat(Drawn.read(picture.body()).getWidth()).isEqualTo(1500);
    }

    @Test
    void smallerSizesFollow() {
        var media = upload.send(staff, "a.png", Drawn.png(700, 350)).json();
        var smaller = media.get("variants").get(0);

        assertThat(upload.get(smaller.get("url").asString()).statusCode()).isEqualTo(200);
        awaitVariants(media);

        var picture = upload.get(smaller.get("url").asString());
        assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(Drawn.read(picture.body()))
                .extracting(BufferedImage::getWidth, BufferedImage::getHeight)
                .containsExactly(160, 80);
    }

    private void awaitVariants(JsonNode media) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> staff.get("/api/v1/admin/media/" + media.get("id").asString())
                        .json()
                        .get("variantsState")
                        .asString()
                        .equals("MADE"));
    }
}
