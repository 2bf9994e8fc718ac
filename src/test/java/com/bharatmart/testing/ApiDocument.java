package com.bharatmart.testing;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document, as clients know it, and the responses that it allows. The tests over HTTP compare each response with
 * it, so that no route can answer with a status, a code, a header or a body that the document does not have.
 */
public final class ApiDocument {

    /** The document of the repository, which the service publishes; a test compares it with what the controllers say. */
    private static final SingletonSupplier<ApiDocument> PUBLISHED =
            SingletonSupplier.of(() -> new ApiDocument(JsonMapper.shared().readTree(Path.of("docs", "openapi.json"))));

    /** Headers that say something about the resource or about the next request. */
    private static final Set<String> HEADERS = Set.of(
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.LINK,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE,
            HttpHeaders.CONTENT_RANGE,
            "Idempotent-Replayed",
            "X-Auth-Token");

    /** Statuses of requests that the server rejects before it knows their route, or for a body where none belongs. */
    private static final Set<Integer> OF_ANY_ROUTE = Set.of(
            HttpStatus.METHOD_NOT_ALLOWED.value(),
            HttpStatus.URI_TOO_LONG.value(),
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value(),
            HttpStatus.NOT_IMPLEMENTED.value());

    private static final Set<Integer> OF_UNWANTED_BODIES = Set.of(
            HttpStatus.REQUEST_TIMEOUT.value(),
            HttpStatus.CONTENT_TOO_LARGE.value(),
            HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());

    /** Of the document, closed: a response has no member that clients cannot know of. */
    private final JsonNode components;

    private final List<Route> routes;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    public ApiDocument(JsonNode document) {
        this.components = document.get("components").deepCopy();
        this.components.get("schemas").forEach(ApiDocument::close);
        this.routes = document.get("paths")
                .propertyStream()
                .map(path -> Route.of(path.getKey(), path.getValue()))
                .sorted(Comparator.comparing(Route::variables))
                .toList();
    }

    public static ApiDocument published() {
        return PUBLISHED.obtain();
    }

    /** Fails if the document does not allow this response. A route or a method that the document does not have is ignored. */
    void check(String method, String path, HttpResponse<String> response) {
        var operation = operation(method, path.split("\\?", 2)[0]);
        if (operation.isPresent()) {
            var errors = errors(operation.get(), response);
            if (!errors.isEmpty()) {
                throw new AssertionError(
                        "The OpenAPI document does not have this response of %s (see CONTRIBUTING.md): %s %s: %d, %s\n%s"
                                .formatted(
                                        operation.get().get("operationId").asString(),
                                        method,
                                        path,
                                        response.statusCode(),
                                        String.join("; ", errors),
                                        response.body()));
            }
        }
    }

    /** What is wrong with a value; empty for a value that its schema allows. */
    public List<String> errors(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    private Optional<JsonNode> operation(String method, String path) {
        return routes.stream()
                .filter(route -> route.pattern().matcher(path).matches())
                .findFirst()
                .flatMap(route ->
                        route.item().optional(method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT)));
    }

    private List<String> errors(JsonNode operation, HttpResponse<String> response) {
        var status = response.statusCode();
        if (OF_ANY_ROUTE.contains(status) || (OF_UNWANTED_BODIES.contains(status) && !operation.has("requestBody"))) {
            return List.of();
        }
        var documented = operation.get("responses").path(String.valueOf(status));
        if (documented.isMissingNode()) {
            return List.of("the status is missing");
        }
        var errors = new ArrayList<String>();
        HEADERS.stream()
                .filter(name -> response.headers().firstValue(name).isPresent())
                .filter(name -> !documented.path("headers").has(name))
                .forEach(name -> errors.add("the header " + name + " is missing"));
        if (!response.body().isEmpty()) {
            errors.addAll(errorsOfBody(documented.path("content"), response));
        }
        return errors;
    }

    private List<String> errorsOfBody(JsonNode content, HttpResponse<String> response) {
        var type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        var media = content.path(type);
        if (media.isMissingNode()) {
            return List.of("the media type " + type + " is missing");
        }
        return type.endsWith("json")
                ? errors(media.get("schema"), JsonMapper.shared().readTree(response.body()))
                : List.of();
    }

    /** References in the schema refer to the components of the document. */
    private Schema compile(JsonNode schema) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", components);
        return registry.getSchema(whole);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiDocument::close);
    }

    private record Route(Pattern pattern, long variables, JsonNode item) {
        static Route of(String path, JsonNode item) {
            return new Route(
                    Pattern.compile(path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+")),
                    path.chars().filter(character -> character == '{').count(),
                    item);
        }
    }
}
