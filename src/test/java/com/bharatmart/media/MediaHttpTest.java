package com.bharatmart.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The life of pictures over HTTP, with the OCI SDK and an Object Storage stand-in that verifies signatures. */
@HttpTest
class MediaHttpTest {

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    private UploadClient upload;
    private SignedInClient staff;

    @BeforeEach
    void logIn() {
        upload = new UploadClient(http);
        staff = accounts.staff(Role.CATALOGUE);
    }

    @Test
    void storesAndServesPictures() {
        var file = TestPictures.jpeg(1500, 1000);

        var response = upload.send(staff, "kurta.jpg", file);

        assertThat(response.status()).as(response.text()).isEqualTo(201);
        var media = response.json();
        assertThat(response.header("Location"))
                .contains("/api/v1/admin/media/" + media.get("id").asString());
        assertThat(media.get("contentType").asString()).isEqualTo("image/jpeg");
        assertThat(media.get("width").asInt()).isEqualTo(1500);
        assertThat(media.get("height").asInt()).isEqualTo(1000);
        assertThat(media.get("variants")
                        .valueStream()
                        .map(rendition -> rendition.get("width").asInt()))
                .containsExactly(160, 320, 640, 1280);
        assertThat(staff.get("/api/v1/admin/media/" + media.get("id").asString())
                        .json()
                        .get("sha256"))
                .isEqualTo(media.get("sha256"));

        var picture = upload.get(media.get("url").asString());
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(picture.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        assertThat(ByteSlice.of(picture.body()).sha256())
                .isEqualTo(media.get("sha256").asString());
        assertThat(TestPictures.read(picture.body()).getWidth()).isEqualTo(1500);
    }

    @Test
    void makesRenditionsAfterTheUpload() {
        var media = upload.send(staff, "a.png", TestPictures.png(700, 350)).json();
        var smaller = media.get("variants").get(0);

        assertThat(upload.get(smaller.get("url").asString()).statusCode()).isEqualTo(200);
        awaitRenditions(media);

        var picture = upload.get(smaller.get("url").asString());
        assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(TestPictures.read(picture.body()))
                .extracting(BufferedImage::getWidth, BufferedImage::getHeight)
                .containsExactly(160, 80);
    }

    @Test
    void servesRangesOfAPicture() {
        var url = uploaded(TestPictures.jpeg(300, 300)).get("url").asString();
        var whole = upload.get(url);
        var etag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");

        var middle = upload.get(url, "Range", "bytes=10-19");
        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.headers().firstValue("Content-Range")).contains("bytes 10-19/" + whole.body().length);
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 10, 20));
        var end = upload.get(url, "Range", "bytes=-5", "If-Range", etag);
        assertThat(end.body())
                .isEqualTo(Arrays.copyOfRange(whole.body(), whole.body().length - 5, whole.body().length));

        assertThat(upload.get(url, "Range", "bytes=10-19", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(upload.get(url, "Range", "bytes=0-1,5-6").body()).isEqualTo(whole.body());
        assertThat(http.get(url, "Range", "bytes=99999999-").problem(416)).isEqualTo("range_not_satisfiable");
        for (var tags : List.of("\"a\", " + etag, "*", "W/" + etag, etag.replaceFirst("\"$", "-gzip\""))) {
            assertThat(upload.get(url, "If-None-Match", tags).statusCode())
                    .as(tags)
                    .isEqualTo(304);
        }
    }

    @Test
    void answersNotFoundForUnknownPictures() {
        var media = uploaded(TestPictures.jpeg(300, 300));
        var unknown = "0".repeat(64);

        assertThat(http.get("/media/" + unknown + "/160x160.jpg").problem(404)).isEqualTo("not_found");
        assertThat(http.get("/media/" + unknown + "/x.jpg").problem(404)).isEqualTo("not_found");
        assertThat(http.get("/media/" + media.get("sha256").asString() + "/9000x9000.jpg")
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(staff.get("/api/v1/admin/media/" + UUID.randomUUID()).problem(404))
                .isEqualTo("not_found");
    }

    @Test
    void returnsTheExistingPictureForTheSameBytes() {
        var file = TestPictures.jpeg(200, 200);

        var first = uploaded(file);
        var second = uploaded(file);

        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(staff.get("/api/v1/admin/media?limit=1").json().at("/data").size())
                .isEqualTo(1);
    }

    @Test
    void replaysTheResponseOfARepeatedUpload() {
        var file = TestPictures.png(20, 20);
        var key = UUID.randomUUID().toString();

        var first = upload.send(staff, "a.png", file, "Idempotency-Key", key);
        var again = upload.send(staff, "a.png", file, "Idempotency-Key", key);

        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(upload.send(staff, "a.png", TestPictures.png(20, 20), "Idempotency-Key", key)
                        .problem(422))
                .isEqualTo("idempotency_key_reused");
    }

    @Test
    void deletesAPictureWithItsRenditions() {
        var media = uploaded(TestPictures.jpeg(400, 300));
        awaitRenditions(media);
        var path = "/api/v1/admin/media/" + media.get("id").asString();

        assertThat(staff.send("DELETE", path, null).status()).isEqualTo(204);

        assertThat(staff.get(path).problem(404)).isEqualTo("not_found");
        assertThat(http.get(media.get("url").asString()).problem(404)).isEqualTo("not_found");
        assertThat(http.get(media.at("/variants/0/url").asString()).problem(404))
                .isEqualTo("not_found");
        assertThat(staff.send("DELETE", path, null).problem(404)).isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ../../etc/passwd        | 400 | validation_failed
                    ..\\..\\windows\\x.jpg | 400 | validation_failed
                    ..                      | 400 | validation_failed
                    /etc/x.jpg              | 400 | validation_failed
                    ..%2f..%2fx.jpg         | 400 | validation_failed
                    """)
    void rejectsFileNamesWithPaths(String name, int status, String code) {
        assertThat(upload.send(staff, name, TestPictures.png(10, 10)).problem(status))
                .isEqualTo(code);
    }

    @Test
    void usesTheFileNameForDisplayOnly() {
        var media = upload.send(staff, "शाल (1).svg", TestPictures.png(10, 10)).json();

        assertThat(media.get("fileName").asString()).isEqualTo("शाल (1).svg");
        assertThat(media.get("url").asString()).endsWith("/10x10.jpg");
    }

    @Test
    void rejectsFilesThatAreNotPictures() {
        assertThat(upload.send(staff, "a.jpg", "%PDF-1.7\n1 0 obj".getBytes(UTF_8))
                        .problem(415))
                .isEqualTo("unsupported_picture");
        assertThat(upload.send(staff, "a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(UTF_8))
                        .problem(415))
                .isEqualTo("unsupported_picture");
        assertThat(upload.send(staff, "a.html", "<html></html>".getBytes(UTF_8)).problem(415))
                .isEqualTo("unsupported_picture");
        var polyglot = TestPictures.gif(10, 10);
        var script = "*/=0;<script>alert(1)</script>".getBytes(UTF_8);
        var combined = Arrays.copyOf(polyglot, polyglot.length + script.length);
        System.arraycopy(script, 0, combined, polyglot.length, script.length);
        assertThat(upload.send(staff, "a.gif", combined).problem(415)).isEqualTo("unsupported_picture");
        assertThat(upload.send(staff, "a.jpg", new byte[0]).problem(400)).isEqualTo("malformed_body");
        assertThat(upload.send(staff, "a.png", Arrays.copyOf(TestPictures.png(50, 50), 100))
                        .problem(422))
                .isEqualTo("unreadable_picture");
    }

    @Test
    void rejectsTooManyPixelsBeforeDecoding() {
        var bomb = TestPictures.jpeg(16, 16);
        for (var i = 0; i < bomb.length; i++) {
            if (bomb[i] == (byte) 0xFF && bomb[i + 1] == (byte) 0xC0) {
                ByteBuffer.wrap(bomb).putShort(i + 5, (short) 50_000).putShort(i + 7, (short) 50_000);
                break;
            }
        }

        assertThat(upload.send(staff, "a.jpg", bomb).problem(422)).isEqualTo("picture_too_large");
    }

    @Test
    void rejectsTooLongFiles() {
        var maxSize = 10 * 1024 * 1024;

        assertThat(upload.send(staff, "a.jpg", new byte[maxSize + 1]).problem(413))
                .isEqualTo("body_too_large");
    }

    @Test
    void rejectsInvalidForms() {
        assertThat(upload.post(staff, UploadClient.form("picture", "a.png", TestPictures.png(10, 10)))
                        .problem(400))
                .isEqualTo("validation_failed");
        assertThat(upload.post(staff, "------form--\r\n".getBytes(UTF_8)).problem(400))
                .isEqualTo("validation_failed");
        assertThat(upload.post(staff, "nothing".getBytes(UTF_8)).problem(400)).isEqualTo("validation_failed");
        for (var broken :
                List.of("------form\r\n-1------form--\r\n", "------form\r\n", "------form\r\nContent-Disposition")) {
            assertThat(upload.post(staff, broken.getBytes(UTF_8)).problem(400)).isEqualTo("validation_failed");
        }
        var form = new String(UploadClient.form("file", "a.png", TestPictures.png(10, 10)), ISO_8859_1);
        var second = form.replace(
                "----form--", "----form\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n------form--");
        assertThat(upload.post(staff, second.getBytes(ISO_8859_1)).problem(400)).isEqualTo("validation_failed");
        var cut = UploadClient.form("file", "a.png", TestPictures.png(50, 50));
        assertThat(upload.post(staff, Arrays.copyOf(cut, 200)).problem(400)).isEqualTo("malformed_body");
        assertThat(staff.post("/api/v1/admin/media", "{}").problem(415)).isEqualTo("unsupported_media_type");
    }

    @Test
    void acceptsDirectUploads() {
        var offer = staff.post("/api/v1/admin/media/uploads", """
                {"fileName": "direct.png"}""");
        assertThat(offer.status()).isEqualTo(201);
        var path = offer.header("Location").orElseThrow() + "/complete";
        assertThat(staff.post(path, "").problem(409)).isEqualTo("not_uploaded");

        var url = offer.json().get("uploadUrl").asString();
        assertThat(upload.put(url, "<svg/>".getBytes(UTF_8))).isEqualTo(200);
        assertThat(staff.post(path, "").problem(415)).isEqualTo("unsupported_picture");
        assertThat(upload.put(url, TestPictures.png(200, 100))).isEqualTo(200);
        var key = UUID.randomUUID().toString();
        var media = staff.post(path, "", "Idempotency-Key", key);

        assertThat(media.status()).as(media.text()).isEqualTo(201);
        assertThat(media.json().get("fileName").asString()).isEqualTo("direct.png");
        assertThat(TestPictures.read(
                                upload.get(media.json().get("url").asString()).body())
                        .getWidth())
                .isEqualTo(200);
        assertThat(staff.post(path, "", "Idempotency-Key", key).json()).isEqualTo(media.json());
        assertThat(staff.post(path, "").problem(404)).isEqualTo("not_found");
    }

    @Test
    void rejectsTooLongDirectUploads() {
        var offer = staff.post("/api/v1/admin/media/uploads", "{}").json();
        upload.put(
                offer.get("uploadUrl").asString(), new byte[offer.get("maxSize").asInt() + 1]);

        var response =
                staff.post("/api/v1/admin/media/uploads/" + offer.get("id").asString() + "/complete", "");

        assertThat(response.problem(422)).isEqualTo("picture_too_large");
    }

    @Test
    void allowsDirectDownloads() {
        var media = uploaded(TestPictures.png(30, 30));

        var download = staff.post(
                "/api/v1/admin/media/%s/downloads".formatted(media.get("id").asString()), "");

        assertThat(download.status()).isEqualTo(201);
        var url = download.json().get("url").asString();
        assertThat(url).doesNotContain("/api/");
        assertThat(ByteSlice.of(upload.get(url).body()).sha256())
                .isEqualTo(media.get("sha256").asString());
        assertThat(upload.put(url, new byte[1])).isEqualTo(404);
        assertThat(Instant.parse(download.json().get("expiresAt").asString()))
                .isBefore(Instant.now().plus(Duration.ofMinutes(11)));
    }

    private JsonNode uploaded(byte[] file) {
        var response = upload.send(staff, "a.jpg", file);
        assertThat(response.status()).as(response.text()).isEqualTo(201);
        return response.json();
    }

    private void awaitRenditions(JsonNode media) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> staff.get("/api/v1/admin/media/" + media.get("id").asString())
                        .json()
                        .get("variantsState")
                        .asString()
                        .equals("MADE"));
    }
}
