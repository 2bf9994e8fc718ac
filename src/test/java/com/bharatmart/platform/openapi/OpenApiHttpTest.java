package com.bharatmart.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.ApiDocument;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@HttpTest
class OpenApiHttpTest {

    /** At least two words without digits: {@code getCart}, neither {@code get} nor {@code get_7}. */
    private static final Pattern OPERATION_ID = Pattern.compile("[a-z]+([A-Z][a-z]+)+");

    private static final Set<String> VERBS = Set.of("""
            activate add approve archive assign attach block cancel capture change checkout complete confirm create
            deactivate delete deliver download end enroll erase export find get ignore import list log look mark merge
            move pack preview print publish quote receive record refund reject remove renew reorder replace
            request reset resend resolve restore retry search send set ship sign start subscribe suggest tag unblock
            unsubscribe untag update upload verify watch""".split("\\s+"));

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
    void everyOperationIsDescribed() {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.path("summary").asString()).isNotEmpty();
            assertThat(operation.path("description").asString()).isNotEmpty();
            assertThat(operation.get("responses").has("default")).isTrue();
            assertThat(operation.has("security")).isTrue();
        });
    }

    @Test
    void everySuccessHasItsMediaTypeAndSchema() {
        assertThat(operations())
                .allSatisfy(operation -> assertThat(successes(operation))
                        .as(operation.get("operationId").asString())
                        .isNotEmpty()
                        .allSatisfy((status, response) -> {
                            if (!Set.of("204", "303", "304").contains(status)) {
                                assertThat(response.path("content").propertyNames())
                                        .isNotEmpty()
                                        .noneMatch(type -> type.contains("*"));
                                assertThat(response.get("content"))
                                        .allMatch(media -> media.path("schema").has("$ref")
                                                || media.path("schema")
                                                        .path("type")
                                                        .asString()
                                                        .equals("string"));
                            }
                        }));
    }

    @Test
    void everyBodyInJsonHasAnExampleThatItsSchemaAllows() {
        var document = http.get("/v3/api-docs").json();
        var published = new ApiDocument(document);

        assertThat(operations()).allSatisfy(operation -> {
            var contents = Stream.concat(
                            Stream.of(operation.path("requestBody")), successes(operation).values().stream())
                    .flatMap(body -> body.path("content").propertyStream())
                    .filter(media -> media.getKey().endsWith("json"))
                    .map(Map.Entry::getValue);
            assertThat(contents).as(operation.get("operationId").asString()).allSatisfy(media -> {
                assertThat(media.has("example")).isTrue();
                assertThat(published.errors(media.get("schema"), media.get("example")))
                        .isEmpty();
            });
        });
    }

    @Test
    void everyProblemHasTheCodesOfItsOperation() {
        var document = http.get("/v3/api-docs").json();

        assertThat(operations().stream()
                        .filter(operation ->
                                !operation.get("operationId").asString().equals("getHealth")))
                .allSatisfy(operation -> {
                    var problems = operation
                            .get("responses")
                            .propertyStream()
                            .filter(response -> response.getKey().startsWith("4"))
                            .map(response -> response.getValue().at("/content/application~1problem+json/schema/$ref"))
                            .map(JsonNode::asString)
                            .toList();
                    assertThat(problems).hasSizeGreaterThan(2);
                    assertThat(Set.copyOf(problems)).hasSize(1);
                    assertThat(document.at(problems.getFirst().substring(1) + "/properties/code/enum"))
                            .isNotEmpty();
                });
    }

    @Test
    void codesAreThoseOfTheParametersTheCallerAndTheModule() {
        var document = http.get("/v3/api-docs").json();

        assertThat(document.at("/components/schemas/CheckoutCartProblem/properties/code/enum")
                        .valueStream())
                .extracting(JsonNode::asString)
                .contains(
                        "insufficient_stock",
                        "cart_empty",
                        "idempotency_key_required",
                        "rate_limited",
                        "unauthenticated")
                .doesNotContain("forbidden", "precondition_failed", "slug_taken");
        assertThat(document.at("/components/schemas/CheckoutCartProblem/properties/totals/$ref")
                        .asString())
                .endsWith("/CheckoutTotalsResponse");
        assertThat(document.at("/components/schemas/ProblemError/properties").propertyNames())
                .contains("pointer", "parameter", "code", "detail", "sku", "available");
        assertThat(document.at("/paths/~1api~1v1~1carts~1{cartId}~1checkout/post/responses/409/description")
                        .asString())
                .contains("insufficient_stock", "idempotency_in_flight");
    }

    @Test
    void successesHaveTheirHeaders() {
        var document = http.get("/v3/api-docs").json();

        assertThat(headers(document, "/api/v1/carts/{cartId}", "get", "200")).contains("ETag", "RateLimit");
        assertThat(headers(document, "/api/v1/carts", "post", "201"))
                .contains("ETag", "Location", "Idempotent-Replayed", "RateLimit", "RateLimit-Policy");
        assertThat(headers(document, "/api/v1/products", "get", "200")).contains("ETag", "Link", "Cache-Control");
        assertThat(headers(document, "/api/v1/products", "get", "304")).contains("ETag");
        assertThat(headers(document, "/api/v1/auth/login", "post", "200")).contains("X-Auth-Token", "Set-Cookie");
        assertThat(headers(document, "/api/v1/auth/login", "post", "429")).contains("Retry-After");
        assertThat(headers(document, "/api/v1/orders", "get", "200"))
                .contains("Link")
                .doesNotContain("ETag");
    }

    /** Generators of clients cannot name such a property, or lose what is required. */
    @Test
    void schemasSuitGeneratorsOfClients() {
        var schemas = http.get("/v3/api-docs").json().at("/components/schemas");

        assertThat(schemas.toString()).doesNotContain("uniqueItems").doesNotContain("\"allOf\"");
        assertThat(schemas.valueStream().flatMap(schema -> schema.path("properties").propertyNames().stream()))
                // What the gateway's SDK returns keeps its names.
                .allMatch(name -> name.matches("[a-z][A-Za-z0-9]*|razorpay_[a-z_]+")
                        && !name.equals("true")
                        && !name.equals("false"));
        assertThat(required(schemas, "ChangePasswordRequest")).containsExactly("current", "new");
        assertThat(required(schemas, "ProductAdminSummaryResponse")).contains("id", "slug", "price", "status");
        assertThat(schemas.at("/OrderStatus/enum").isEmpty()).isFalse();
    }

    /** Of the responses, only these may lack all of their fields. */
    @Test
    void noResponseLosesWhatIsRequired() {
        var schemas = http.get("/v3/api-docs").json().at("/components/schemas");

        assertThat(schemas.propertyStream()
                        .filter(schema -> schema.getValue().has("properties"))
                        .filter(schema -> schema.getValue().path("required").isEmpty())
                        .map(Map.Entry::getKey)
                        .filter(name -> !name.contains("Request")))
                .containsExactlyInAnyOrder("CurrentSessionResponse", "Translation");
    }

    /** The ids are the names of the methods in generated clients, so they have to stay as they are. */
    @Test
    void operationIdsAreUniqueAndStartWithAVerb() {
        var ids = http.get("/v3/api-docs")
                .json()
                .get("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(operation -> operation.get("operationId").asString())
                .toList();

        assertThat(ids).hasSizeGreaterThan(100).doesNotHaveDuplicates().allMatch(OPERATION_ID.asMatchPredicate());
        assertThat(ids.stream().map(id -> id.split("(?=[A-Z])", 2)[0])).isSubsetOf(VERBS);
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
        assertThat(document.at("/paths/~1api~1v1~1auth~1login/post/security").isEmpty())
                .isTrue();
        assertThat(document.at("/paths/~1api~1v1~1admin~1products/get/security").toString())
                .contains("sessionHeader", "sessionCookie")
                .doesNotContain("{}");
        assertThat(document.at("/paths/~1api~1v1~1carts~1{cartId}/get/security").toString())
                .contains("sessionHeader", "{}");
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

    private List<JsonNode> operations() {
        return http.get("/v3/api-docs")
                .json()
                .get("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    private static Map<String, JsonNode> successes(JsonNode operation) {
        return operation
                .get("responses")
                .propertyStream()
                .filter(response ->
                        response.getKey().startsWith("2") || response.getKey().startsWith("3"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Collection<String> headers(JsonNode document, String path, String method, String status) {
        return document.get("paths")
                .get(path)
                .get(method)
                .get("responses")
                .get(status)
                .path("headers")
                .propertyNames();
    }

    private static List<String> required(JsonNode schemas, String name) {
        return schemas.get(name)
                .path("required")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
