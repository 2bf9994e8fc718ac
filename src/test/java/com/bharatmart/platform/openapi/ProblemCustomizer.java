package com.bharatmart.platform.openapi;

import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.ProblemCatalog;
import com.bharatmart.platform.problem.ProblemCode;
import com.bharatmart.platform.problem.ProblemCodes;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Adds the problems that each operation may answer, by their statuses: those that {@link ImpliedProblems} knows and those
 * that the handler declares with {@link ProblemCodes}.
 */
final class ProblemCustomizer implements OpenApiCustomizer {

    private static final String MEDIA_TYPE = "application/problem+json";

    private final RouteAccess access;

    ProblemCustomizer(RouteAccess access) {
        this.access = access;
    }

    @Override
    public void customise(OpenAPI document) {
        var catalog = ProblemCatalog.load();
        var schemas = new ProblemSchemas(document.getComponents());
        for (var documented : DocumentedOperation.of(document)) {
            var responses = documented.operation().getResponses();
            var codes = codes(documented, catalog);
            var body = schemas.forOperation(documented.operation().getOperationId(), codes);
            byStatus(codes)
                    .forEach((status, ofStatus) ->
                            responses.addApiResponse(String.valueOf(status.value()), response(status, ofStatus, body)));
            responses.addApiResponse(
                    "default",
                    new ApiResponse()
                            .description("Any other problem")
                            .content(content(ProblemSchemas.reference(ProblemSchemas.PROBLEM))));
        }
    }

    private List<ProblemCode> codes(DocumentedOperation documented, ProblemCatalog catalog) {
        var codes = ImpliedProblems.of(documented, access.caller(documented));
        documented
                .annotations(ProblemCodes.class)
                .flatMap(declared -> Arrays.stream(declared.value()))
                .map(catalog::find)
                .forEach(codes::add);
        return List.copyOf(codes);
    }

    private static Map<HttpStatus, List<ProblemCode>> byStatus(List<ProblemCode> codes) {
        return codes.stream().collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()));
    }

    private static ApiResponse response(HttpStatus status, List<ProblemCode> codes, MediaType body) {
        var response = new ApiResponse()
                .description(ProblemSchemas.names(codes).stream()
                        .map(code -> '`' + code + '`')
                        .collect(Collectors.joining(", ", status.getReasonPhrase() + ": ", "")))
                .content(content(body));
        if (status == HttpStatus.UNAUTHORIZED) {
            ResponseHeaderCustomizer.add(response, HttpHeaders.WWW_AUTHENTICATE);
        }
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            ResponseHeaderCustomizer.add(response, ApiHeaders.RATE_LIMIT);
            ResponseHeaderCustomizer.add(response, ApiHeaders.RATE_LIMIT_POLICY);
        }
        if (status == HttpStatus.TOO_MANY_REQUESTS
                || status == HttpStatus.SERVICE_UNAVAILABLE
                || codes.contains(PlatformProblemCode.IDEMPOTENCY_IN_FLIGHT)) {
            ResponseHeaderCustomizer.add(response, HttpHeaders.RETRY_AFTER);
        }
        return response;
    }

    private static Content content(MediaType body) {
        return new Content().addMediaType(MEDIA_TYPE, body);
    }
}
