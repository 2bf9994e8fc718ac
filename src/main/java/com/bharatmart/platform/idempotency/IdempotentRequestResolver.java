package com.bharatmart.platform.idempotency;

import com.bharatmart.shared.Fingerprint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Finds the key of a request and whose it is. A guest has no name: what a guest may do follows from knowing the id of
 * a cart or the token of an order, so that is who a guest is here. One who knows neither yet is told apart by address
 * and program; two who share both and choose the same key get the same new, empty cart.
 */
@Component
class IdempotentRequestResolver implements HandlerMethodArgumentResolver {

    static final String HEADER = "Idempotency-Key";
    static final String ORDER_TOKEN = "X-Order-Token";

    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7e]{1,255}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotentRequest.class;
    }

    @Override
    public IdempotentRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        return new IdempotentRequest(
                key(web.getHeaderValues(HEADER), parameter.hasParameterAnnotation(KeyRequired.class)),
                principal(request),
                request.getMethod() + ' ' + request.getRequestURI());
    }

    private static @Nullable String key(String @Nullable [] values, boolean required) {
        if (values == null || values.length == 0) {
            if (required) {
                throw new IdempotencyRefused.KeyMissing();
            }
            return null;
        }
        if (values.length > 1 || !WELL_FORMED.matcher(values[0]).matches()) {
            throw new IdempotencyRefused.KeyMalformed();
        }
        return values[0];
    }

    /** The principal of somebody who is signed in. */
    static String ofUser(String name) {
        return "user:" + name;
    }

    private static String principal(HttpServletRequest request) {
        var user = request.getUserPrincipal();
        if (user != null) {
            return ofUser(user.getName());
        }
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("cartId") instanceof String cart) {
            return "cart:" + cart;
        }
        var token = request.getHeader(ORDER_TOKEN);
        return token != null
                ? "order:" + Fingerprint.of(token)
                : "guest:" + Fingerprint.of(request.getRemoteAddr() + ' ' + request.getHeader("User-Agent"));
    }
}
