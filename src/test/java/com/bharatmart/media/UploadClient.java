package com.bharatmart.media;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.testing.Http;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/** Uploads files as a browser does, and downloads pictures. */
final class UploadClient {

    private static final String BOUNDARY = "----form";
    private static final byte[] END = "\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Http http;

    UploadClient(Http http) {
        this.http = http;
    }

    /** Uploads a file. Headers are name, value, name, value. */
    Http.Response send(SignedInClient staff, String fileName, byte[] file, String... headers) {
        return post(
                staff,
                BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head("file", fileName)),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofByteArray(END)),
                headers);
    }

    /** Sends any body as a form. */
    Http.Response post(SignedInClient staff, byte[] body, String... headers) {
        return post(staff, BodyPublishers.ofByteArray(body), headers);
    }

    private Http.Response post(SignedInClient staff, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(uri("/api/v1/admin/media"))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .headers(Stream.concat(Stream.of("X-Auth-Token", staff.token()), Stream.of(headers))
                        .toArray(String[]::new))
                .POST(body)
                .build();
        return new Http.Response(exchange(request, BodyHandlers.ofString()));
    }

    static byte[] form(String field, String fileName, byte[] file) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(head(field, fileName));
        body.writeBytes(file);
        body.writeBytes(END);
        return body.toByteArray();
    }

    private static byte[] head(String field, String fileName) {
        return """
                --%s\r
                Content-Disposition: form-data; name="%s"; filename="%s"\r
                Content-Type: image/jpeg\r
                \r
                """.formatted(BOUNDARY, field, fileName).getBytes(StandardCharsets.UTF_8);
    }

    /** Downloads from a path of the service or from a URL. */
    HttpResponse<byte[]> get(String url, String... headers) {
        var request = HttpRequest.newBuilder(uri(url)).timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request.build(), BodyHandlers.ofByteArray());
    }

    /** Puts bytes to a URL without credentials. */
    int put(String url, byte[] bytes) {
        var request = HttpRequest.newBuilder(uri(url)).PUT(BodyPublishers.ofByteArray(bytes));
        return exchange(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private URI uri(String url) {
        return URI.create(url.startsWith("/") ? "http://localhost:" + http.port() + url : url);
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
