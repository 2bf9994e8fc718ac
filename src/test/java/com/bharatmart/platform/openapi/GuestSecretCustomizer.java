package com.bharatmart.platform.openapi;

import com.bharatmart.platform.idempotency.IdempotentRequest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds {@code X-Guest-Secret} to routes where a guest's idempotency key does not belong to a cart or an order. */
final class GuestSecretCustomizer implements OpenApiCustomizer {

    private static final String STAFF = "/api/v1/admin/";
    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{(\\w+)}");

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().forEach((path, item) -> {
            var post = item.getPost();
            if (post != null && takesKey(post) && isForGuests(post) && !belongsToItsTarget(path)) {
                post.addParametersItem(header());
            }
        });
    }

    private static HeaderParameter header() {
        var header = new HeaderParameter();
        header.name(IdempotentRequest.GUEST_SECRET)
                .required(false)
                .description("Required with an Idempotency-Key of a guest: at least 128 random bits that the client"
                        + " generates, stores and sends only here. Ignored for a signed-in caller.")
                .schema(new StringSchema().minLength(22).maxLength(255).pattern("^[!-~]+$"));
        return header;
    }

    private static boolean takesKey(Operation post) {
        return post.getParameters() != null
                && post.getParameters().stream().anyMatch(parameter -> "Idempotency-Key".equals(parameter.getName()));
    }

    private static boolean isForGuests(Operation post) {
        return post.getSecurity().isEmpty() || post.getSecurity().contains(new SecurityRequirement());
    }

    private static boolean belongsToItsTarget(String path) {
        var variables = PATH_VARIABLE
                .matcher(path)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        return path.startsWith(STAFF) || IdempotentRequest.belongsToItsTarget(variables);
    }
}
