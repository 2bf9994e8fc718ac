package com.bharatmart.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@HttpTest
class OpenApiHttpTest {

    @Autowired
    Http http;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void documentHasEveryRoute() {
        var document = http.get("/v3/api-docs").json();

        var routes = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/") || path.startsWith("/media/"))
                .collect(Collectors.toSet());
        assertThat(routes).isNotEmpty();
        // A valve serves this route, not a controller.
        routes.add("/api/health");
        assertThat(document.get("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(routes);
        assertThat(document.get("openapi").asString()).startsWith("3.1");
    }

    @Test
    void everyOperationHasASummaryAndResponses() {
        var undescribed = new ArrayList<String>();
        http.get("/v3/api-docs")
                .json()
                .get("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                    if (!operation.has("summary")
                            || !operation.get("responses").has("default")
                            || !hasSuccessResponse(operation)) {
                        undescribed.add(method + ' ' + path);
                    }
                }));

        assertThat(undescribed).isEmpty();
    }

    @Test
    void tagsAreDescribedAndInTheOrderOfAReader() {
        var document = http.get("/v3/api-docs").json();
        var tags = document.get("tags").valueStream().toList();
        var used = document.get("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(operation -> operation.get("tags").valueStream())
                .map(JsonNode::asString)
                .collect(Collectors.toSet());

        assertThat(tags).allMatch(tag -> !tag.path("description").asString("").isEmpty());
        var names = tags.stream().map(tag -> tag.get("name").asString()).toList();
        assertThat(names).containsExactlyInAnyOrderElementsOf(used);
        assertThat(names)
                .containsSubsequence("Catalogue", "Carts", "Orders", "Customers", "Login", "Administration: products");
    }

    @Test
    void checkoutRequiresAnIdempotencyKey() {
        var parameters =
                http.get("/v3/api-docs").json().at("/paths/~1api~1v1~1carts~1{cartId}~1checkout/post/parameters");

        assertThat(parameters
                        .valueStream()
                        .filter(one -> one.get("name").asString().equals("Idempotency-Key")))
                .singleElement()
                .matches(one -> one.get("required").asBoolean());
    }

    @Test
    void guestSecretIsDescribedOnRoutesWithoutACartOrAnOrder() {
        var paths = http.get("/v3/api-docs").json().get("paths");

        var withSecret = paths.propertyStream()
                .filter(path -> path.getValue()
                        .at("/post/parameters")
                        .valueStream()
                        .anyMatch(one -> one.get("name").asString().equals("X-Guest-Secret")))
                .map(Map.Entry::getKey);

        assertThat(withSecret)
                .contains("/api/v1/carts", "/api/v1/customers", "/api/v1/auth/otp", "/api/v1/auth/password-resets")
                .contains("/api/v1/order-lookups", "/api/v1/variants/{sku}/stock-notices")
                .noneMatch(path -> path.matches(".*\\{(cartId|orderId|token)}.*")
                        || path.contains("/admin/")
                        || path.contains("/me"));
    }

    @Test
    void routesWithASessionDescribeTheirAuthentication() {
        var document = http.get("/v3/api-docs").json();

        assertThat(document.at("/paths/~1api~1v1~1auth~1logout/post/security").toString())
                .contains("sessionHeader", "sessionCookie");
        assertThat(document.at("/paths/~1api~1v1~1auth~1login/post").has("security"))
                .isFalse();
        assertThat(document.at("/components/securitySchemes/sessionHeader/name").asString())
                .isEqualTo("X-Auth-Token");
    }

    @Test
    void serverAddressIsRelative() {
        assertThat(http.get("/v3/api-docs").json().at("/servers/0/url").asString())
                .isEqualTo("/");
    }

    @Test
    void rootRedirectsToSwaggerUi() {
        var root = http.get("/");

        assertThat(root.status()).isEqualTo(302);
        var page = http.get(root.header("Location").orElseThrow());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("swagger-ui");
    }

    private static boolean hasSuccessResponse(JsonNode operation) {
        return operation.get("responses").properties().stream()
                .filter(response ->
                        response.getKey().startsWith("2") || response.getKey().equals("303"))
                .anyMatch(response -> Set.of("204", "303").contains(response.getKey())
                        || response.getValue().path("content").has("text/csv")
                        || response.getValue().path("content").has("image/jpeg")
                        || response.getValue().path("content").toString().contains("$ref"));
    }
}
