package com.bharatmart.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.testing.Http;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is sent again and again, by so many at once, and how each of it may be answered. */
enum Flood {
    /** The largest pictures that are taken, of each kind in turn. */
    UPLOADS(6),
    /** Of people that there are not, each of which costs a hash all the same. */
    WRONG_LOGINS(16),
    RIGHT_LOGINS(32),
    /** As long as a body may be, and none that a request could use. */
    LONG_BODIES(64);

    static final String STAFF = "staff-of-the-flood@example.com";
    static final String FIRST_PASSWORD = "first-" + UUID.randomUUID();

    static final String DATABASE = "memory";

    private static final String PASSWORD = "mangoes ripen in may";

    /** Argon2id of the password, as the service makes it. */
    private static final String PASSWORD_HASH =
            "$argon2id$v=19$m=7168,t=5,p=1$IprU0A7u4Te/HhyqyC4/jg$OqpVL7XrZodNGZIySJ8rGiEkWT46Rw6uKESjyPLE3+o";

    private static final int SIDE = 8_000;
    private static final String LOGIN = "/api/v1/auth/login";

    private final int parallel;

    Flood(int parallel) {
        this.parallel = parallel;
    }

    int parallel() {
        return parallel;
    }

    /** The statuses that are right. */
    List<Integer> expected() {
        return switch (this) {
            case UPLOADS -> List.of(201, 422, 503);
            case WRONG_LOGINS -> List.of(401, 503);
            case RIGHT_LOGINS -> List.of(200, 503);
            case LONG_BODIES -> List.of(400, 503);
        };
    }

    /** Prepares what is needed for it, and returns what sends one. */
    Sender senderTo(Http http) {
        return switch (this) {
            case UPLOADS -> uploads(http);
            case WRONG_LOGINS -> wrongLogins(http);
            case RIGHT_LOGINS -> rightLogins(http);
            case LONG_BODIES -> longBodies(http);
        };
    }

    private static Sender uploads(Http http) {
        var session = staff(http);
        var files = List.of(
                picture("jpeg", false, BufferedImage.TYPE_3BYTE_BGR),
                picture("jpeg", true, BufferedImage.TYPE_3BYTE_BGR),
                picture("png", false, BufferedImage.TYPE_3BYTE_BGR),
                picture("png", false, BufferedImage.TYPE_4BYTE_ABGR));
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return number -> {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + http.port() + "/api/v1/admin/media"))
                    .timeout(Duration.ofMinutes(2))
                    .header("Content-Type", "multipart/form-data; boundary=flood")
                    .header("X-Auth-Token", session)
                    .POST(BodyPublishers.ofByteArray(form(files.get(number % files.size()))))
                    .build();
            try {
                return client.send(request, BodyHandlers.discarding()).statusCode();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        };
    }

    private static Sender wrongLogins(Http http) {
        return _ -> http.post(LOGIN, login(UUID.randomUUID() + "@example.com", "a wrong password"))
                .status();
    }

    private static Sender rightLogins(Http http) {
        var email = customer();
        var first = http.post(LOGIN, login(email, PASSWORD));
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        return _ -> http.post(LOGIN, login(email, PASSWORD)).status();
    }

    /** Put into the database: there is no mail server to verify an address with. */
    private static String customer() {
        var email = UUID.randomUUID() + "@example.com";
        var rows = JdbcClient.create(LocalPostgres.shared().asOwner(DATABASE))
                .sql("""
                        INSERT INTO account (id, kind, name, email, password_hash)
                        VALUES (:id, 'CUSTOMER', 'Priya', :email, :hash)""")
                .param("id", UUID.randomUUID())
                .param("email", email)
                .param("hash", PASSWORD_HASH)
                .update();
        assertThat(rows).isEqualTo(1);
        return email;
    }

    private static Sender longBodies(Http http) {
        var body = "[" + "{\"a\": 1}, ".repeat(100_000) + "{}]";
        return _ -> http.post(LOGIN, body).status();
    }

    /** Who changes the first password, as must be done, or has done so in an earlier flood. */
    private static String staff(Http http) {
        var first = http.post(LOGIN, login(STAFF, FIRST_PASSWORD));
        if (first.status() == 200) {
            var changed = http.post(
                    "/api/v1/auth/password",
                    "{\"current\": \"%s\", \"new\": \"%s\"}".formatted(FIRST_PASSWORD, PASSWORD),
                    "X-Auth-Token",
                    first.header("X-Auth-Token").orElseThrow());
            assertThat(changed.status()).as(changed.text()).isEqualTo(204);
        }
        return http.post(LOGIN, login(STAFF, PASSWORD)).header("X-Auth-Token").orElseThrow();
    }

    private static String login(String email, String password) {
        return "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password);
    }

    private static byte[] form(byte[] file) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("""
                --flood\r
                Content-Disposition: form-data; name="file"; filename="picture"\r
                Content-Type: application/octet-stream\r
                \r
                """.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--flood--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static byte[] picture(String format, boolean isProgressive, int type) {
        var image = new BufferedImage(SIDE, SIDE, type);
        var graphics = image.createGraphics();
        for (var x = 0; x < SIDE; x += SIDE / 100) {
            graphics.setColor(new Color(ThreadLocalRandom.current().nextInt()));
            graphics.fillRect(x, 0, SIDE / 100, SIDE);
        }
        graphics.dispose();
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var how = writer.getDefaultWriteParam();
        if (isProgressive) {
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Sends one request and returns the status of its answer. */
    @FunctionalInterface
    interface Sender {
        int send(int number);
    }
}
