package com.bharatmart.platform.openapi;

import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.session.NewSession;
import com.bharatmart.platform.session.SessionTokenResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Adds the headers of successful responses that the conventions of the API imply: a resource that a change with
 * {@code If-Match} can refer to has an {@code ETag} wherever it is returned, a creation has a {@code Location}, a list has a
 * {@code Link}. Other headers are declared at the handler.
 */
final class ResponseHeaderCustomizer implements OpenApiCustomizer {

    private static final String API = "/api/v1/";

    @Override
    public void customise(OpenAPI document) {
        ApiHeaders.ALL.forEach(document.getComponents()::addHeaders);
        var operations = DocumentedOperation.of(document);
        var tagged = operations.stream()
                .filter(read -> isChangeable(read, operations))
                .toList();
        for (var documented : operations) {
            if (isCacheable(documented)) {
                cacheable(documented);
            }
            documented.successes().forEach((status, response) -> {
                referToKnown(response);
                conventions(documented, status, response);
                if (!status.equals("204") && isTagged(documented, tagged)) {
                    add(response, HttpHeaders.ETAG);
                }
            });
        }
    }

    /** A GET of one thing that this or a deeper address changes with {@code If-Match}. */
    private static boolean isChangeable(DocumentedOperation read, List<DocumentedOperation> operations) {
        return read.isRead()
                && !read.isList()
                && operations.stream()
                        .filter(change -> change.takes(IfMatch.class))
                        .anyMatch(change -> change.path().equals(read.path())
                                || (read.path().endsWith("}") && change.path().startsWith(read.path() + '/')));
    }

    private static boolean isTagged(DocumentedOperation documented, List<DocumentedOperation> reads) {
        return isCacheable(documented) || documented.takes(IfMatch.class) || returns(documented, reads);
    }

    /** Whether the response is the representation that one of the reads returns. */
    private static boolean returns(DocumentedOperation documented, List<DocumentedOperation> reads) {
        return documented.schema().isPresent()
                && reads.stream()
                        .filter(read -> read.path().startsWith(documented.path())
                                || documented.path().startsWith(read.path()))
                        .anyMatch(read -> read.schema().equals(documented.schema()));
    }

    private static void conventions(DocumentedOperation documented, String status, ApiResponse response) {
        if (documented.path().startsWith(API)) {
            add(response, ApiHeaders.REQUEST_ID);
            add(response, ApiHeaders.RATE_LIMIT);
            add(response, ApiHeaders.RATE_LIMIT_POLICY);
        }
        if (documented.takes(IdempotentRequest.class)) {
            add(response, ApiHeaders.REPLAYED);
        }
        if (documented.isAnnotated(NewSession.class)) {
            add(response, SessionTokenResolver.HEADER);
            add(response, HttpHeaders.SET_COOKIE);
        }
        if (documented.isList()) {
            add(response, HttpHeaders.LINK);
        }
        if (status.equals("201") || status.equals("303")) {
            add(response, HttpHeaders.LOCATION);
        }
    }

    /** A handler declares a header by its name. */
    private static void referToKnown(ApiResponse response) {
        if (response.getHeaders() != null) {
            response.getHeaders()
                    .replaceAll((name, header) -> ApiHeaders.ALL.containsKey(name) ? reference(name) : header);
        }
    }

    /** A handler that returns JSON as bytes has taken it from a cache. */
    private static boolean isCacheable(DocumentedOperation documented) {
        return documented.isRead()
                && documented.schema().isPresent()
                && documented.handler() != null
                && documented.handler().getReturnType().getParameterType() == ResponseEntity.class
                && documented
                        .handler()
                        .getReturnType()
                        .getGenericParameterType()
                        .getTypeName()
                        .endsWith("<byte[]>");
    }

    private static void cacheable(DocumentedOperation documented) {
        var operation = documented.operation();
        operation.addParametersItem(new HeaderParameter()
                .name(HttpHeaders.IF_NONE_MATCH)
                .required(false)
                .description("The ETag of the cached response; 304 if it is still the current one.")
                .schema(new StringSchema()));
        operation
                .getResponses()
                .addApiResponse("304", new ApiResponse().description("The cached response is still the current one."));
        documented.successes().values().forEach(response -> add(response, HttpHeaders.CACHE_CONTROL));
    }

    static void add(ApiResponse response, String name) {
        if (response.getHeaders() == null || !response.getHeaders().containsKey(name)) {
            response.addHeaderObject(name, reference(name));
        }
    }

    private static Header reference(String name) {
        return new Header().$ref("#/components/headers/" + name);
    }
}
