package com.bharatmart.platform.openapi;

import java.util.Arrays;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/** Asks the rules of Spring Security who may call an operation. */
final class RouteAccess {

    private static final Authentication GUEST =
            new AnonymousAuthenticationToken("openapi", "guest", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
    private static final Authentication CUSTOMER = account("ROLE_CUSTOMER");
    private static final Authentication STAFF = account("ROLE_STAFF");

    private final WebInvocationPrivilegeEvaluator rules;

    RouteAccess(WebInvocationPrivilegeEvaluator rules) {
        this.rules = rules;
    }

    Caller caller(DocumentedOperation documented) {
        if (documented.handler() == null) {
            return Caller.ANYONE;
        }
        if (isAllowed(documented, GUEST)) {
            return takesPrincipal(documented) ? Caller.GUEST_OR_ACCOUNT : Caller.ANYONE;
        }
        if (!isAllowed(documented, CUSTOMER)) {
            return Caller.STAFF;
        }
        return isAllowed(documented, STAFF) ? Caller.CUSTOMER_OR_STAFF : Caller.CUSTOMER;
    }

    private boolean isAllowed(DocumentedOperation documented, Authentication caller) {
        var path = documented.path().replaceAll("\\{(\\w+)}", "$1");
        return rules.isAllowed("", path, documented.method().name(), caller);
    }

    private static boolean takesPrincipal(DocumentedOperation documented) {
        return documented.handler() != null
                && Arrays.stream(documented.handler().getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(AuthenticationPrincipal.class)
                                || Authentication.class.isAssignableFrom(parameter.getParameterType()));
    }

    private static Authentication account(String authority) {
        return UsernamePasswordAuthenticationToken.authenticated(
                "account", null, AuthorityUtils.createAuthorityList(authority));
    }
}
