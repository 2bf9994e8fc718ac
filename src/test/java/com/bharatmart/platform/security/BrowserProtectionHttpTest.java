package com.bharatmart.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** CORS, CSRF protection and security headers. */
@HttpTest
class BrowserProtectionHttpTest {

    private static final String CARTS = "/api/v1/carts";
    private static final String SHOP = "https://shop.example";
    private static final String COOKIE = "SESSION=MDEyMzQ1Njc4OWFiY2RlZg";

    @Autowired
    Http http;

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/categories,https://elsewhere.example",
        "POST,/api/v1/carts,https://elsewhere.example",
        "POST,/api/v1/carts,null",
        "POST,/api/v1/carts,not an origin %%",
        "OPTIONS,/api/v1/carts,https://elsewhere.example"
    })
    void otherOriginIsRejected(String method, String path, String origin) {
        var answer = http.send(method, path, null, "Origin", origin, "Access-Control-Request-Method", "POST");

        assertThat(answer.problem(403)).isEqualTo("origin_refused");
        assertThat(answer.response().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void ownOriginIsAllowed() {
        assertThat(http.post(CARTS, "", "Origin", "http://localhost:" + http.port())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void allowedOriginMayUseTheApi() {
        try (var instance = InProcessInstance.start(Map.of("bharatmart.cors.allowed-origins", SHOP))) {
            var preflight = instance.http()
                    .send(
                            "OPTIONS",
                            CARTS + "/x/checkout",
                            null,
                            "Origin",
                            SHOP,
                            "Access-Control-Request-Method",
                            "POST",
                            "Access-Control-Request-Headers",
                            "content-type,idempotency-key,x-auth-token,x-guest-secret");
            assertThat(preflight.status()).isEqualTo(200);
            assertThat(preflight.header("Access-Control-Allow-Origin")).contains(SHOP);
            assertThat(preflight.header("Access-Control-Allow-Credentials")).contains("true");

            var cart =
                    instance.http().post(CARTS, "", "Origin", SHOP, "Cookie", COOKIE, "Sec-Fetch-Site", "cross-site");
            assertThat(cart.status()).isEqualTo(201);
            assertThat(cart.header("Access-Control-Expose-Headers").orElseThrow())
                    .contains("Location", "ETag", "X-Auth-Token", "RateLimit", "Retry-After");
            assertThat(cart.header("Vary").orElseThrow()).contains("Origin");

            assertThat(instance.http()
                            .post(CARTS, "", "Origin", "https://shop.example.evil.example")
                            .problem(403))
                    .isEqualTo("origin_refused");
        }
    }

    @Test
    void unsafeRequestWithACookieButNoOriginIsRejectedWithInstructions() {
        var rejected = http.post(CARTS, "", "Cookie", COOKIE);

        assertThat(rejected.problem(403)).isEqualTo("csrf_refused");
        assertThat(rejected.json().get("detail").asString()).contains("X-Auth-Token", "Sec-Fetch-Site", "Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void unsafeRequestWithACookieFromAnotherSiteIsRejected(String site) {
        assertThat(http.post(CARTS, "", "Cookie", COOKIE, "Sec-Fetch-Site", site)
                        .problem(403))
                .isEqualTo("csrf_refused");
    }

    @Test
    void unsafeRequestWithACookieFromTheOwnOriginIsAllowed() {
        assertThat(http.post(CARTS, "", "Cookie", COOKIE, "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(201);
        assertThat(http.post(CARTS, "", "Cookie", COOKIE, "Origin", "http://localhost:" + http.port())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void guestsAndSafeRequestsNeedNoOrigin() {
        assertThat(http.post(CARTS, "").status()).isEqualTo(201);
        assertThat(http.get("/api/v1/categories", "Cookie", COOKIE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/categories", "/api/v1/nothing", "/nothing"})
    void responsesOfTheApiAreNotPages(String path) {
        var answer = http.get(path);

        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void swaggerUiLoadsNothingFromOtherOrigins() {
        var page = http.get("/swagger-ui/index.html");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(page.text())
                .doesNotContainPattern("<script[^>]*>\\s*[^<\\s]")
                .doesNotContain("http://", "https://");
    }

    @Test
    void onlyTheCatalogueIsCacheable() {
        assertThat(http.get("/api/v1/categories").header("Cache-Control").orElseThrow())
                .contains("public");
        var cart = http.post(CARTS, "");
        assertThat(cart.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(http.get(cart.header("Location").orElseThrow())
                        .header("Cache-Control")
                        .orElseThrow())
                .contains("no-store");
        assertThat(http.get("/api/v1/nothing").header("Cache-Control").orElseThrow())
                .contains("no-store");
    }

    @Test
    void responsesDoNotNameTheServer() {
        var answer = http.get("/api/v1/categories");

        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
    }
}
