package com.bharatmart.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The route of the OpenAPI document. */
@HttpTest
class OpenApiDocumentHttpTest {

    private static final String DOCUMENT = OpenApiDocumentController.PATH;

    @Autowired
    Http http;

    @Test
    void documentIsTheOneOfTheRepository() {
        var response = http.get(DOCUMENT);

        assertThat(response.header("Content-Type")).contains("application/json");
        assertThat(response.json()).isEqualTo(JsonMapper.shared().readTree(Path.of("docs", "openapi.json")));
    }

    @Test
    void clientThatHasTheDocumentGetsNotModified() {
        var tag = http.get(DOCUMENT).header("ETag").orElseThrow();
        var again = http.get(DOCUMENT, "If-None-Match", tag);
        var other = http.get(DOCUMENT, "If-None-Match", "\"other\"");

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).contains(tag);
        assertThat(again.header("Cache-Control").orElseThrow()).contains("no-cache", "public");
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void onlyTheDocumentIsPublishedByDefault() {
        try (var instance = InProcessInstance.start(Map.of())) {
            assertThat(instance.http().get(DOCUMENT).status()).isEqualTo(200);
            assertThat(instance.http().get("/").problem(404)).isEqualTo("not_found");
            assertThat(instance.http().get("/swagger-ui/index.html").problem(404))
                    .isEqualTo("not_found");
        }
    }

    @Test
    void operatorCanTurnItOff() {
        try (var instance = InProcessInstance.start(Map.of("bharatmart.api-docs.enabled", "false"))) {
            assertThat(instance.http().get(DOCUMENT).problem(404)).isEqualTo("not_found");
        }
    }

    @Test
    void documentHasTheRateLimitOfReads() {
        var limits = Map.of("bharatmart.rate-limit.enabled", "true", "bharatmart.rate-limit.reads", "3/1h");
        try (var instance = InProcessInstance.start(limits)) {
            var answers = IntStream.range(0, 4)
                    .map(_ -> instance.http().get(DOCUMENT).status())
                    .boxed()
                    .toList();

            assertThat(answers).containsExactly(200, 200, 200, 429);
        }
    }

    @Test
    void documentNamesTheCookieOfTheInstallation() throws IOException {
        var document = OpenApiDocument.load("__Host-SESSION");

        assertThat(JsonMapper.shared()
                        .readTree(document.content())
                        .at("/components/securitySchemes/sessionCookie/name")
                        .asString())
                .isEqualTo("__Host-SESSION");
        assertThat(document.tag())
                .isEqualTo(OpenApiDocument.load("__Host-SESSION").tag())
                .isNotEqualTo(OpenApiDocument.load("SESSION").tag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "hi"})
    void documentIsTheSameForEveryRequest(String language) {
        assertThat(http.get(DOCUMENT, "Accept-Language", language).text())
                .isEqualTo(http.get(DOCUMENT).text());
    }
}
