package com.bharatmart.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.testing.CapturedLog;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.RawHttp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Malformed requests are counted and write almost nothing to the log, so that a flood does not fill the disk. */
@HttpTest
class BadRequestLogHttpTest {

    /** Part of each request. The log must not contain it. */
    private static final String MARK = "kadalai";

    private static final String REST_OF_HEAD = " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n";

    /** The maximum length of a log line. */
    private static final int MAX_LINE = 500;

    private static final int ROUNDS = 5;

    @Autowired
    Http http;

    /** The first request initializes the servlet, which writes to the log. */
    @BeforeEach
    void initializeServlet() {
        http.get("/api/v1/categories");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void logContainsNothingOfABadRequest(String request) {
        try (var log = new CapturedLog()) {
            assertThat(new RawHttp(http.port()).exchange(request)).doesNotMatch("(?s)HTTP/1.1 5(?!0[15]).*");

            assertThat(log.ofRequests()).allMatch(entry -> entry.length() < MAX_LINE && !entry.contains("\tat "));
            assertThat(log.all()).noneMatch(entry -> entry.contains(MARK));
        }
    }

    @Test
    void floodOfBadRequestsDoesNotFillTheLog() {
        var requests = requests().filter(request -> request.length() < MAX_LINE).toList();
        try (var log = new CapturedLog()) {
            for (var round = 0; round < ROUNDS; round++) {
                requests.forEach(request -> new RawHttp(http.port()).exchange(request));
            }

            var sent = ROUNDS * requests.size();
            assertThat(log.ofRequests()).hasSizeLessThan(sent / 10);
        }
    }

    @Test
    void badRequestIsCounted() {
        var before = badRequests();
        for (var request : List.of("GET /%zz" + REST_OF_HEAD + "\r\n", "GET\r\n\r\n", "{} /" + REST_OF_HEAD + "\r\n")) {
            assertThat(new RawHttp(http.port()).exchange(request)).startsWith("HTTP/1.1 400");
        }

        // Tomcat counts a request after its response.
        await().untilAsserted(() -> assertThat(badRequests()).isEqualTo(before + 3));
    }

    private double badRequests() {
        return http.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("http_requests_total{")
                        && line.contains("route=\"unknown\"")
                        && line.contains("status_code=\"400\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    static Stream<String> requests() {
        var paths = Stream.of(
                        "/%zz?kadalai",
                        "/kadalai%",
                        "/kadalai%0",
                        "/kadalai%00",
                        "/%c0%ae%c0%ae/kadalai",
                        "/%ff/kadalai",
                        "/kadalai/../../etc/passwd",
                        "/kadalai/%2e%2e/",
                        "/kadalai;a=b",
                        "/kadalai%3b",
                        "/kadalai%2f",
                        "/kadalai%5c",
                        "/kadalai%25",
                        "/kadalai%0d%0aSet-Cookie:x",
                        "/kadalai\\x",
                        "/kadalai|x",
                        "/kadalai{x}",
                        "/kadalai<script>",
                        "/kadalai\u00ff",
                        "/kadalai\u0001",
                        "/kadalai//x",
                        "//kadalai",
                        "/?q=%zz&kadalai",
                        "/api/v1/products?q=%zz&kadalai",
                        "/api/v1/products?q=%00kadalai",
                        "/api/v1/products?%ffkadalai=1",
                        "/api/v1/products?limit=kadalai",
                        "/api/v1/products?cursor=kadalai",
                        "/api/v1/carts/kadalai",
                        "/api/v1/carts/%zzkadalai/items",
                        "/api/v1/orders/kadalai",
                        "/api/v1/media/%zzkadalai",
                        "/error?kadalai",
                        "/error/%zzkadalai",
                        "http://kadalai/%zz",
                        "http://kadalai:99999/",
                        "kadalai",
                        "*",
                        "/kadalai#fragment",
                        "/" + "kadalai".repeat(1_000),
                        "/" + "kadalai".repeat(10_000),
                        "/?" + "kadalai=1&".repeat(1_500))
                .map(path -> "GET " + path + REST_OF_HEAD + "\r\n");
        var methods = Stream.of("TRACE", "CONNECT", "KADALAI", "kadalai", "G\u0001T", "GET\t", "PROPFIND", "PRI", "{}")
                .map(method -> method + " /kadalai" + REST_OF_HEAD + "\r\n");
        var headers = Stream.of(
                        "kadalai",
                        ": kadalai",
                        "X kadalai: 1",
                        "X-\u0001kadalai: 1",
                        "X: kadalai\u0000",
                        "X: kadalai\nY: z",
                        "X: 1\r\n kadalai: folded",
                        "Host: kadalai",
                        "Host: kadalai/%zz",
                        "Content-Length: kadalai",
                        "Content-Length: 3\r\nContent-Length: 5\r\nX: kadalai",
                        "Content-Length: 99999999999999999999\r\nX: kadalai",
                        "Transfer-Encoding: kadalai",
                        "Expect: kadalai",
                        "Cookie: kadalai=\u0001; SESSION=%zz",
                        "X-Auth-Token: kadalai\u00ff",
                        "X-Forwarded-For: kadalai",
                        "X-Request-Id: kadalai<>",
                        "traceparent: kadalai",
                        "Accept: kadalai/%zz/;q=x",
                        "Accept-Language: kadalai-%zz",
                        "If-None-Match: kadalai",
                        "If-Modified-Since: kadalai",
                        "Range: kadalai",
                        "Origin: kadalai",
                        "Upgrade: kadalai",
                        "X: " + "kadalai".repeat(10_000),
                        "X: kadalai\r\n".repeat(2_000) + "Y: 1")
                .map(header -> "GET /api/v1/products" + REST_OF_HEAD + header + "\r\n\r\n");
        var bodies = Stream.of(
                        "Transfer-Encoding: chunked\r\n\r\nzz\r\nkadalai\r\n0\r\n\r\n",
                        "Transfer-Encoding: chunked\r\n\r\n-7\r\nkadalai\r\n0\r\n\r\n",
                        "Transfer-Encoding: chunked\r\n\r\n7;" + "kadalai".repeat(2_000) + "\r\nkadalai\r\n0\r\n\r\n",
                        "Transfer-Encoding: chunked\r\n\r\n7\r\nkadalaiXX0\r\n\r\n",
                        "Transfer-Encoding: chunked\r\n\r\n7\r\nkadalai\r\n0\r\nkadalai\r\n\r\n",
                        "Content-Length: 9\r\n\r\n{kadalai:",
                        "Content-Length: 11\r\n\r\n\"kadalai\"\u0000\u0001",
                        "Content-Length: 22\r\n\r\n{\"sku\": {\"kadalai\": 1}}",
                        "Content-Encoding: kadalai\r\nContent-Length: 2\r\n\r\n{}",
                        "Content-Type: kadalai\r\nContent-Length: 2\r\n\r\n{}",
                        "Content-Type: multipart/form-data; boundary=kadalai\r\nContent-Length: 9\r\n\r\n--kadalai",
                        "Content-Type: application/json; charset=kadalai\r\nContent-Length: 2\r\n\r\n{}")
                .map(body -> "POST /api/v1/carts/kadalai/items" + REST_OF_HEAD
                        + (body.contains("Content-Type") ? "" : "Content-Type: application/json\r\n") + body);
        var lines = Stream.of(
                "GET /kadalai\r\n\r\n",
                "GET\r\n\r\n",
                "kadalai\r\n\r\n",
                "\r\n\r\n\r\nkadalai\r\n\r\n",
                "GET /kadalai HTTP/9.9\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /kadalai HTTP/1.1 x\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /kadalai http/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /kadalai HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET  /kadalai  HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nkadalai",
                "\u0016\u0003\u0001\u0002\u0000\u0001kadalai\r\n\r\n",
                "\u0000".repeat(100) + "kadalai\r\n\r\n",
                "GET /api/v1/products HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nkadalai");
        return Stream.of(paths, methods, headers, bodies, lines).flatMap(stream -> stream);
    }
}
