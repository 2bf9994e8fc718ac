package com.bharatmart.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springdoc.core.service.OpenAPIService;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.Autowired;

/** The route of the OpenAPI document. */
@HttpTest
class CachedOpenApiResourceHttpTest {

    private static final String DOCUMENT = "/v3/api-docs";

    @Autowired
    Http http;

    @Test
    void documentAndGeneratorAreOffByDefault() {
        try (var instance = InProcessInstance.start(Map.of())) {
            assertThat(instance.http().get(DOCUMENT).problem(404)).isEqualTo("not_found");
            assertThat(instance.http().get("/").problem(404)).isEqualTo("not_found");
            assertThat(instance.http().get("/swagger-ui/index.html").problem(404))
                    .isEqualTo("not_found");
            assertThatThrownBy(() -> instance.bean(OpenAPIService.class))
                    .isInstanceOf(NoSuchBeanDefinitionException.class);
        }
    }

    @Test
    void documentHasTheRateLimitOfReads() {
        var limits = Map.of(
                "bharatmart.api-docs.enabled", "true",
                "bharatmart.rate-limit.enabled", "true",
                "bharatmart.rate-limit.reads", "3/1h");
        try (var instance = InProcessInstance.start(limits)) {
            var answers = IntStream.range(0, 4)
                    .map(_ -> instance.http().get(DOCUMENT).status())
                    .boxed()
                    .toList();

            assertThat(answers).containsExactly(200, 200, 200, 429);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "hi"})
    void documentIsTheSameForEveryRequest(String language) {
        assertThat(http.get(DOCUMENT, "Accept-Language", language).text())
                .isEqualTo(http.get(DOCUMENT).text());
    }
}
