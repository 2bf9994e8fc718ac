package com.bharatmart.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.CatalogVersion;
import com.bharatmart.catalog.TestProducts;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares two instances of the same shop: one answers from memory, the other one answers everything by Spring MVC. */
@HttpTest
@Tag("instances")
class CachedResponseFilterTest {

    private static final String ALLOWED = "https://shop.example.com";

    /** Those that one instance may give and the other not, or that differ each time. */
    private static final List<String> OF_ONE_RESPONSE = List.of("date", "x-request-id", "x-served-by");

    private static final List<String> PATHS = List.of(
            "/api/v1/categories",
            "/api/v1/products?limit=2&brand=neelkosh",
            "/api/v1/products?brand=neelkosh&limit=2",
            "/api/v1/products?brand=neelkosh&limit=1",
            "/api/v1/products?q=towel&sort=price&facets=true&include=total",
            "/api/v1/products?brand=neelkosh&",
            "/api/v1/products/{slug}",
            "/api/v1/products/{slug}?",
            "/api/v1/products/{slug}?include=related",
            "/api/v1/products/{slug}/related",
            "/api/v1/products/{slug}/related?limit=3",
            "/api/v1/variants/{sku}",
            "/api/v1/categories/towels",
            "/api/v1/search/suggestions?q=towel");

    private static final List<String> SOME_PATHS =
            List.of("/api/v1/categories", "/api/v1/products?limit=2&brand=neelkosh", "/api/v1/products/{slug}");

    private static final List<String> OTHER_PATHS = List.of(
            "/api/v1/categories?limit=1",
            "/api/v1/products?limit=0",
            "/api/v1/products?limit=",
            "/api/v1/products?colour=red",
            "/api/v1/products?limit=1&limit=2",
            "/api/v1/products?q=%00",
            "/api/v1/products?cursor=x",
            "/api/v1/products/no-such-product",
            "/api/v1/products/{slug}?include=all",
            "/api/v1/products/{slug}%3Finclude=related",
            "/api/v1/products/{slug}/",
            "/api/v1/products/{slug};v=1",
            "/api/v1//products",
            "/api/v1/product%73",
            "/api/v1/variants/{sku}?x=1",
            "/api/v1/search/suggestions",
            "/api/v1/shop",
            "/api/v1/carts/unknown");

    /** Headers with which the cache answers. */
    private static final List<List<String>> SIMPLE_HEADERS = List.of(
            List.of(),
            List.of("Accept", "*/*"),
            List.of("Accept", "application/json"),
            List.of("Accept", "application/json, text/plain, */*"),
            List.of("Accept-Encoding", "gzip, br", "User-Agent", "test"),
            List.of("If-None-Match", "{tag}"),
            List.of("If-None-Match", "W/{tag}"),
            List.of("If-None-Match", "\"AAAAAAAAAAAAAAAAAAAAAA\""),
            List.of("Cookie", "SESSION=unknown"),
            List.of("X-Auth-Token", "unknown"),
            List.of("X-Forwarded-For", "198.51.100.7", "X-Forwarded-Proto", "https"),
            List.of("X-Forwarded-Proto", "https", "If-None-Match", "{tag}"),
            List.of(
                    "X-Request-Id",
                    "given-by-the-client",
                    "traceparent",
                    "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01"));

    /** Headers with which Spring MVC answers, or the cache only some paths. */
    private static final List<List<String>> OTHER_HEADERS = List.of(
            List.of("Accept-Language", "hi"),
            List.of("Accept-Language", "fr;q=0.8, hi;q=0.9"),
            List.of("Accept-Language", "%%"),
            List.of("Accept-Language", "hi", "Accept-Language", "en"),
            List.of("Accept-Language", "hi\u0085"),
            List.of("Accept", "text/html"),
            List.of("Accept", "application/xml"),
            List.of("Accept", "application/json;q=0.1, text/html"),
            List.of("Accept", "application/json; charset=utf-16"),
            List.of("Accept", "nonsense"),
            List.of("Accept", "text/html", "Accept", "application/json"),
            List.of("Origin", "https://evil.example.com"),
            List.of("Origin", ALLOWED),
            List.of("If-None-Match", "*"),
            List.of("If-None-Match", "\"a\", {tag}"),
            List.of("If-None-Match", "\"a\"", "If-None-Match", "{tag}"),
            List.of("If-None-Match", "{tag}x"),
            List.of("If-None-Match", ""),
            List.of("If-Match", "\"a\""),
            List.of("If-Modified-Since", "Sun, 29 Nov 2099 00:00:00 GMT"),
            List.of("Range", "bytes=0-9"),
            List.of("Content-Type", "nonsense"),
            List.of("Content-Encoding", "gzip"));

    private static InProcessInstance fromMemory;
    private static InProcessInstance byFramework;
    private static Sku sku;

    @Autowired
    TestProducts products;

    @BeforeAll
    static void start(@Autowired TestProducts products, @Autowired JdbcClient jdbc) {
        sku = products.towel(3);
        products.towel(3);
        jdbc.sql("""
                INSERT INTO product_translation (product_id, language, name)
                SELECT id, 'hi', 'तौलिया' FROM product WHERE slug = ?""").param(TestProducts.slug(sku)).update();
        fromMemory = start("1h");
        byFramework = start("0s");
    }

    @AfterAll
    static void stop() {
        fromMemory.close();
        byFramework.close();
    }

    @ParameterizedTest
    @MethodSource("simpleHeaders")
    void answersFromMemoryAsTheFrameworkDoes(List<String> headers) {
        for (var path : PATHS) {
            for (var method : List.of("GET", "HEAD")) {
                var expected = send(byFramework, method, path, headers);
                var first = send(fromMemory, method, path, headers);
                send(fromMemory, method, path, headers);
                var requests = UncachedRequestCounter.count(fromMemory);

                var again = send(fromMemory, method, path, headers);

                var reached = UncachedRequestCounter.count(fromMemory) - requests;
                assertThat(first).as(method + path + headers).isEqualTo(expected);
                assertThat(again).as(method + path + headers).isEqualTo(expected);
                assertThat(reached).as(method + path + headers).isEqualTo(path.contains("suggestions") ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("otherHeaders")
    void leavesOtherHeadersToTheFramework(List<String> headers) {
        for (var path : SOME_PATHS) {
            for (var method : List.of("GET", "HEAD")) {
                requireTheSameTwice(method, path, List.of());
                requireTheSameTwice(method, path, headers);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("otherPaths")
    void leavesOtherRequestsToTheFramework(String path) {
        for (var method : List.of("GET", "HEAD")) {
            requireTheSameTwice(method, path, List.of());
            requireTheSameTwice(method, path, List.of("If-None-Match", "*"));
        }
    }

    @ParameterizedTest
    @MethodSource("otherMethods")
    void leavesOtherMethodsToTheFramework(String method) {
        for (var path : SOME_PATHS) {
            requireTheSameTwice("GET", path, List.of());
            requireTheSameTwice(method, path, List.of());
            requireTheSameTwice(method, path, List.of("Origin", ALLOWED));
        }
    }

    static Stream<List<String>> simpleHeaders() {
        return SIMPLE_HEADERS.stream();
    }

    static Stream<List<String>> otherHeaders() {
        return OTHER_HEADERS.stream();
    }

    static Stream<String> otherPaths() {
        return OTHER_PATHS.stream();
    }

    static Stream<String> otherMethods() {
        return Stream.of("POST", "PUT", "DELETE", "OPTIONS", "QUERY");
    }

    @Test
    void eachResponseHasARequestIdOfItsOwn() {
        var path = "/api/v1/products/" + TestProducts.slug(sku);

        var ids = Stream.generate(
                        () -> fromMemory.http().get(path).header("X-Request-Id").orElseThrow())
                .limit(4);

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(fromMemory.http().get(path, "X-Request-Id", "of-the-client").header("X-Request-Id"))
                .contains("of-the-client");
    }

    @Test
    void aChangeIsVisibleAsSoonAsItsVersionIsKnown() {
        var changed = products.towel(3);
        var page = "/api/v1/products/" + TestProducts.slug(changed);
        for (var round = 1; round <= 3; round++) {
            assertThat(fromMemory.http().get(page).status()).isEqualTo(200);
        }

        products.withdraw(changed);
        fromMemory.bean(CatalogVersion.class).refresh();

        assertThat(fromMemory.http().get(page).problem(404)).isEqualTo("not_found");
    }

    @Test
    void countsEveryResponse() {
        var page = "/api/v1/products/" + TestProducts.slug(sku);
        fromMemory.http().get(page);
        var before =
                metric("http_requests_total{method=\"GET\",route=\"/api/v1/products/{slug}\",status_code=\"200\"}");
        var hits = metric("cache_gets_total{cache=\"catalogue\",result=\"hit\"}");

        for (var round = 1; round <= 5; round++) {
            fromMemory.http().get(page);
        }

        assertThat(metric("http_requests_total{method=\"GET\",route=\"/api/v1/products/{slug}\",status_code=\"200\"}"))
                .isEqualTo(before + 5);
        assertThat(metric("cache_gets_total{cache=\"catalogue\",result=\"hit\"}"))
                .isEqualTo(hits + 5);
    }

    private static void requireTheSameTwice(String method, String path, List<String> headers) {
        var expected = send(byFramework, method, path, headers);
        for (var round = 1; round <= 2; round++) {
            assertThat(send(fromMemory, method, path, headers))
                    .as(method + path + headers)
                    .isEqualTo(expected);
        }
    }

    private static Answer send(InProcessInstance instance, String method, String path, List<String> headers) {
        var target = path.replace("{slug}", TestProducts.slug(sku)).replace("{sku}", sku.value());
        var given = headers.stream()
                .map(text -> text.contains("{tag}") ? text.replace("{tag}", tag(target)) : text)
                .toArray(String[]::new);
        return Answer.of(instance.http().send(method, target, null, given));
    }

    private static String tag(String path) {
        return byFramework.http().get(path).header("ETag").orElse("\"none\"");
    }

    private static double metric(String series) {
        return fromMemory
                .http()
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }

    private static InProcessInstance start(String freshFor) {
        return InProcessInstance.start(
                Map.of(
                        "bharatmart.catalog.fresh-for", freshFor,
                        "bharatmart.catalog.shared", "false",
                        "bharatmart.catalog.warm-up", "0s",
                        "bharatmart.cors.allowed-origins", ALLOWED,
                        "bharatmart.proxies.trusted", "127.0.0.0/8",
                        "bharatmart.rate-limit.enabled", "true",
                        "bharatmart.rate-limit.reads", "1000000/1000000s",
                        "bharatmart.rate-limit.writes", "1000000/1000000s"),
                UncachedRequestCounter.class);
    }

    /** What a client sees, without what differs each time. */
    private record Answer(int status, Map<String, List<String>> headers, String body) {
        static Answer of(Http.Response response) {
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            response.response()
                    .headers()
                    .map()
                    .forEach((name, values) -> headers.put(
                            name,
                            values.stream().map(Answer::withoutCount).sorted().toList()));
            OF_ONE_RESPONSE.forEach(headers::remove);
            return new Answer(response.status(), headers, response.text().replaceAll("\"requestId\":\"[^\"]*\"", ""));
        }

        /** RateLimit has what is left. */
        private static String withoutCount(String value) {
            return value.replaceAll(";r=\\d+;t=\\d+", ";r=;t=");
        }
    }

    /** Counts the requests that pass the cache. */
    @TestConfiguration(proxyBeanMethods = false)
    static class UncachedRequestCounter {
        private final AtomicInteger requests = new AtomicInteger();

        static int count(InProcessInstance instance) {
            return instance.bean(UncachedRequestCounter.class).requests.get();
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE + 5)
        Filter countingFilter() {
            return (request, response, chain) -> {
                requests.incrementAndGet();
                chain.doFilter(request, response);
            };
        }
    }
}
