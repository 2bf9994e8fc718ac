package com.bharatmart.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client for the API. It knows the port and nothing of the code. Threads and tests may share it. */
public final class Http {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final IntSupplier port;
    private final boolean isChecked;

    public Http(IntSupplier port) {
        this(port, false);
    }

    /** @param isChecked whether responses that the OpenAPI document does not have fail the test */
    private Http(IntSupplier port, boolean isChecked) {
        this.port = port;
        this.isChecked = isChecked;
    }

    public int port() {
        return port.getAsInt();
    }

    /** Headers are name, value, name, value. */
    public Response get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Response post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Response send(String method, String path, @Nullable String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var sent = request.build();
            LoggedSecrets.add(path, sent.headers().map(), body);
            var response = client.send(sent, HttpResponse.BodyHandlers.ofString());
            LoggedSecrets.add(path, response.headers().map(), response.body());
            if (isChecked) {
                ApiDocument.published().check(method, path, response);
            }
            return new Response(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A response of the service. */
    public record Response(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** Returns the code of a problem. Fails if the response is not a problem with this status. */
        public String problem(int status) {
            if (status() != status || !header("Content-Type").orElse("").startsWith("application/problem+json")) {
                throw new AssertionError("expected a problem %d, got %d %s".formatted(status, status(), text()));
            }
            return json().get("code").asString();
        }
    }

    /** A client for the port of the test's application context. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {
        @Bean
        Http http(ApplicationContext context) {
            return new Http(
                    () -> Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                            .getPort(),
                    true);
        }
    }
}
