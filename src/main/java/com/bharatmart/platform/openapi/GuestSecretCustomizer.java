package com.bharatmart.platform.openapi;

import com.bharatmart.platform.idempotency.IdempotentRequest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says of each route at which a guest's key belongs to nothing else that it belongs to a secret of the guest's. */
final class GuestSecretCustomizer {

    private static final String STAFF = "/api/v1/admin/";
    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{(\\w+)}");

    private GuestSecretCustomizer() {}

    static void describe(OpenAPI document) {
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
                .description("What a guest's Idempotency-Key belongs to, required with one: at least 128 random bits"
                        + " that the client makes, keeps and sends nowhere else. Of no effect for who is signed in.")
                .schema(new StringSchema().minLength(22).maxLength(255).pattern("^[!-~]+$"));
        return header;
    }

    private static boolean takesKey(Operation post) {
        return post.getParameters() != null
                && post.getParameters().stream().anyMatch(parameter -> "Idempotency-Key".equals(parameter.getName()));
    }

    private static boolean isForGuests(Operation post) {
        return post.getSecurity() == null || post.getSecurity().contains(new SecurityRequirement());
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
