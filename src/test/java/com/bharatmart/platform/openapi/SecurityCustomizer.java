package com.bharatmart.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.security.access.prepost.PreAuthorize;

/** Says who may call each operation, by the rules of Spring Security and {@code @PreAuthorize} of the handler. */
final class SecurityCustomizer implements OpenApiCustomizer {

    static final String HEADER_SCHEME = "sessionHeader";
    static final String COOKIE_SCHEME = "sessionCookie";

    private static final Pattern ROLE = Pattern.compile("'(\\w+)'");

    private final RouteAccess access;

    SecurityCustomizer(RouteAccess access) {
        this.access = access;
    }

    @Override
    public void customise(OpenAPI document) {
        for (var documented : DocumentedOperation.of(document)) {
            var caller = access.caller(documented);
            documented.operation().setSecurity(requirements(caller));
            describe(documented.operation(), sentence(documented, caller));
        }
    }

    private static List<SecurityRequirement> requirements(Caller caller) {
        var header = new SecurityRequirement().addList(HEADER_SCHEME);
        var cookie = new SecurityRequirement().addList(COOKIE_SCHEME);
        return switch (caller) {
            case ANYONE -> List.of();
            case GUEST_OR_ACCOUNT -> List.of(header, cookie, new SecurityRequirement());
            case CUSTOMER, STAFF, CUSTOMER_OR_STAFF -> List.of(header, cookie);
        };
    }

    private static String sentence(DocumentedOperation documented, Caller caller) {
        var roles = documented
                .annotations(PreAuthorize.class)
                .flatMap(rule -> ROLE.matcher(rule.value()).results().map((MatchResult role) -> role.group(1)))
                .collect(Collectors.joining(", "));
        return roles.isEmpty() ? caller.sentence() : "For staff with one of the roles %s.".formatted(roles);
    }

    private static void describe(Operation operation, String sentence) {
        var description = operation.getDescription();
        operation.setDescription(description == null ? sentence : description + "\n\n" + sentence);
    }
}
