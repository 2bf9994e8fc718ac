package com.bharatmart.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.RawHttp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Malformed requests get a problem with a code: no stack trace, no timeout. */
@HttpTest
class MalformedRequestHttpTest {

    private static final String ITEMS = "/api/v1/carts/%s/items".formatted("0".repeat(32));

    @Autowired
    Http http;

    @Test
    void unknownRouteIsNotFound() {
        assertThat(http.get("/api/v1/nothing").problem(404)).isEqualTo("not_found");
        assertThat(http.get("/nothing").problem(404)).isEqualTo("not_found");
        assertThat(http.get("/api/v1/carts/a/b/c").problem(404)).isEqualTo("not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/auditevents",
                "/beans",
                "/caches",
                "/conditions",
                "/configprops",
                "/env",
                "/env/spring.datasource.password",
                "/flyway",
                "/gateway",
                "/health",
                "/health/db",
                "/heapdump",
                "/httpexchanges",
                "/info",
                "/jolokia",
                "/liquibase",
                "/logfile",
                "/loggers",
                "/loggers/ROOT",
                "/mappings",
                "/metrics/jvm.memory.used",
                "/modulith",
                "/prometheus",
                "/quartz",
                "/refresh",
                "/restart",
                "/sbom",
                "/scheduledtasks",
                "/sessions",
                "/shutdown",
                "/startup",
                "/threaddump"
            })
    void actuatorEndpointsAreNotFound(String path) {
        assertThat(http.get("/actuator" + path).problem(404)).isEqualTo("not_found");
        assertThat(http.post("/actuator" + path, "").problem(404)).isEqualTo("not_found");
        if (!path.isEmpty()) {
            assertThat(http.get(path).problem(404)).isEqualTo("not_found");
            assertThat(http.post(path, "").problem(404)).isEqualTo("not_found");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,/api/v1/carts,POST",
        "PUT,/api/v1/carts,POST",
        "GET,/api/v1/carts,POST",
        "QUERY,/api/v1/carts,POST",
        "POST,/api/v1/products,GET",
        "DELETE,/api/v1/categories,GET"
    })
    void wrongMethodIsAnsweredWithTheAllowedOnes(String method, String path, String allowed) {
        var answer = http.send(method, path, null);

        assertThat(answer.problem(405)).isEqualTo("method_not_allowed");
        assertThat(answer.header("Allow").orElseThrow()).contains(allowed);
    }

    @Test
    void wrongMediaTypesAreRejected() {
        assertThat(http.post(ITEMS, "sku=A", "Content-Type", "application/x-www-form-urlencoded")
                        .problem(415))
                .isEqualTo("unsupported_media_type");
        var cart = http.send("POST", "/api/v1/carts", null, "Accept", "application/xml");
        assertThat(cart.problem(406)).isEqualTo("not_acceptable");
        // No cart was made.
        assertThat(cart.header("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"text\"",
                "{\"sku\": \"A\", \"quantity\": 1",
                "{\"sku\": \"A\", \"quantity\": 1} {}",
                "{\"sku\": \"A\", \"sku\": \"B\", \"quantity\": 1}",
                "{\"sku\": \"A\\u0000\", \"quantity\": 1}",
                "{\"sku\": [\"A\"], \"quantity\": 1}",
                "{\"sku\": \"'; DROP TABLE cart; --\", \"quantity\": 1}"
            })
    void malformedBodyIsRejected(String body) {
        assertThat(http.post(ITEMS, body).problem(400)).isIn("malformed_body", "validation_failed");
    }

    @Test
    void bodyThatIsNotUtf8IsRejected() {
        var body = "{\"sku\": \"\u00ff\u00fe\", \"quantity\": 1}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(raw(post(ITEMS, "Content-Length: " + body.length, new String(body, StandardCharsets.ISO_8859_1))))
                .startsWith("HTTP/1.1 400")
                .contains("malformed_body");
    }

    @Test
    void bodyWithTenThousandLevelsIsRejected() {
        var deep = "{\"sku\":".repeat(10_000) + "1" + "}".repeat(10_000);

        assertThat(http.post(ITEMS, deep).problem(400)).isIn("malformed_body", "validation_failed");
        assertThat(http.post(ITEMS, "[".repeat(10_000)).problem(400)).isEqualTo("malformed_body");
        assertThat(http.post(
                                ITEMS,
                                "{\"sku\": \"A\", \"quantity\": 1, \"more\": " + "[".repeat(10_000) + "]".repeat(10_000)
                                        + "}")
                        .problem(400))
                .isIn("malformed_body", "unknown_field");
    }

    @Test
    void bodyOverTheLimitIsRejected() {
        var large = "{\"sku\": \"" + "A".repeat(1024 * 1024) + "\"}";

        assertThat(http.post(ITEMS, large).problem(413)).isEqualTo("body_too_large");
    }

    @Test
    void chunkedBodyOverTheLimitIsRejected() {
        var piece = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        var request = post(ITEMS, "Transfer-Encoding: chunked", "7\r\n{\"sku\":\r\n" + piece.repeat(17) + "0\r\n\r\n");

        assertThat(raw(request)).startsWith("HTTP/1.1 413").contains("body_too_large");
    }

    @Test
    void truncatedBodyIsNotAServerError() {
        assertThat(raw(post(ITEMS, "Content-Length: 100", "{\"sku\":"))).doesNotContain("HTTP/1.1 5");
    }

    @Test
    void compressedBodyIsRejected() {
        var answer = http.post(ITEMS, "x", "Content-Encoding", "gzip");

        assertThat(answer.problem(415)).isEqualTo("unsupported_media_type");
        assertThat(answer.header("Accept-Encoding")).contains("identity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "multipart/mixed; boundary=",
                "application/xml",
                "text/plain",
                "nonsense",
                "application/json; charset=nonsense"
            })
    void bodyOfAnotherTypeIsRejected(String type) {
        var answer = http.post(ITEMS, "{\"sku\": \"A\", \"quantity\": 1}", "Content-Type", type);

        assertThat(answer.status()).as(answer.text()).isIn(400, 415);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void headersOverTheLimitAreRejected() {
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(40_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("request_header_fields_too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/products",
                "/api//v1/products",
                "/api/v1/products;a=b",
                "/api%2Fv1/products",
                "/%61pi/v1/products",
                "/api/v1/produc%74s",
                "/api/v%31/products",
                "/api/v1/products/..%2f..",
                "/api/v1/../v1/products",
                "/api/v1/products/%2e%2e/x",
                "/api/v1/products/%00",
                "/api/v1/products?q=%00",
                "/api/v1/products?q=%ff",
                "/api/v1/products?q=%zz",
                "/api/v1/products/\\x"
            })
    void malformedPathsAndParametersAreRejected(String path) {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .as(path)
                .matches("(?s)HTTP/1.1 40[04] .*")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource("smuggling")
    void smuggledRequestIsNotServed(String head, String status) {
        var smuggled = "GET /api/v1/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

        var response = raw("POST /api/v1/carts HTTP/1.1\r\nHost: x\r\n" + head + "\r\n\r\n" + smuggled);

        assertThat(response).matches("(?s)HTTP/1.1 (" + status + ") .*").doesNotContain("smuggled");
        assertThat(response.split("HTTP/1.1 ", -1)).hasSize(2);
    }

    static Stream<Arguments> smuggling() {
        return Stream.of(
                args("Content-Length: 3\r\nContent-Length: 5", "400"),
                args("Content-Length: 3, 5", "400"),
                args("Content-Length: -1", "400"),
                args("Content-Length : 3", "400"),
                args("Transfer-Encoding : chunked", "400"),
                args("Transfer-Encoding: xchunked", "400|501"),
                args("Transfer-Encoding: chunked, identity", "400|501"),
                args("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0", "400"),
                args("Transfer-Encoding: chunked\r\ncontent-length:4\r\n\r\n0", "400"),
                args("Transfer-Encoding: chunked\r\nX: y\nContent-Length: 4\r\n\r\n0", "400"));
    }

    @Test
    void chunksWithoutALengthAreServed() {
        var chunked = """
                POST /api/v1/carts HTTP/1.1
                Host: x
                X-Note: content-length: 4
                Transfer-Encoding: chunked
                Connection: close

                0

                """.replace("\n", "\r\n");

        assertThat(raw(chunked)).startsWith("HTTP/1.1 201");
    }

    @Test
    void chunksInHttp10AreRejected() {
        assertThat(raw("POST /api/v1/carts HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void bytesThatAreNotHttpAreRejected() {
        assertThat(raw("\u0016\u0003\u0001 hello\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("problem+json");
        assertThat(raw("GET / HTTP/9.9\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 (400|505) .*");
    }

    @Test
    void validRequestIdIsKeptAndAnyOtherIsReplaced() {
        assertThat(http.get("/x", "X-Request-Id", "from-the-client-1").header("X-Request-Id"))
                .contains("from-the-client-1");
        assertThat(http.get("/x", "X-Request-Id", "from-the-client-1")
                        .json()
                        .get("requestId")
                        .asString())
                .isEqualTo("from-the-client-1");
        for (var bad : new String[] {"short", "with space in it", "a".repeat(129), "<script>alert</script>"}) {
            assertThat(http.get("/x", "X-Request-Id", bad)
                            .header("X-Request-Id")
                            .orElseThrow())
                    .isNotEqualTo(bad)
                    .hasSize(36);
        }
    }

    @Test
    void spoofedHostAndForwardedHeadersAreIgnored() {
        var response = raw(String.join(
                "\r\n",
                "POST /api/v1/carts HTTP/1.1",
                "Host: evil.example",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-For: 1.2.3.4",
                "Content-Length: 0",
                "Connection: close",
                "",
                ""));

        assertThat(response).startsWith("HTTP/1.1 201").doesNotContain("evil.example");
    }

    @Test
    void guestSecretMustBeVisibleAsciiOfAtLeast22Characters() {
        for (var secret : List.of("short", "a".repeat(21), "a".repeat(256))) {
            assertThat(http.post("/api/v1/carts", "", "Idempotency-Key", "k", "X-Guest-Secret", secret)
                            .problem(400))
                    .isEqualTo("guest_secret_malformed");
        }
        assertThat(raw(post(
                        "/api/v1/carts",
                        "Idempotency-Key: k\r\nX-Guest-Secret: %1$s\r\nX-Guest-Secret: %1$s\r\nContent-Length: 0"
                                .formatted("a".repeat(22)),
                        "")))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void idempotencyKeyMustBeVisibleAscii() {
        assertThat(http.post("/api/v1/carts", "", "Idempotency-Key", "a".repeat(256))
                        .problem(400))
                .isEqualTo("idempotency_key_malformed");
        assertThat(raw(post("/api/v1/carts", "Idempotency-Key: sp ace\r\nContent-Length: 0", "")))
                .startsWith("HTTP/1.1 400");
        assertThat(raw(post("/api/v1/carts", "Idempotency-Key: a\r\nIdempotency-Key: b\r\nContent-Length: 0", "")))
                .startsWith("HTTP/1.1 400");
    }

    private String raw(String request) {
        return new RawHttp(http.port()).exchange(request);
    }

    private static String post(String path, String header, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n"
                + header + "\r\n\r\n" + body;
    }

    private static Arguments args(String head, String status) {
        return Arguments.of(head, status);
    }
}
