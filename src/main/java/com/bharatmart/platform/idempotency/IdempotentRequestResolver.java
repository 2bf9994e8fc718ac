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
 * Resolves the key of a request and its owner. A guest has no identity. A guest's key belongs to the id of a cart, the token
 * of an order or a mailed token in the request. Without any of them it belongs to a secret of the client, since neither
 * the address nor the user agent distinguishes two guests.
 */
@Component
class IdempotentRequestResolver implements HandlerMethodArgumentResolver {

    static final String HEADER = "Idempotency-Key";
    static final String ORDER_TOKEN = "X-Order-Token";

    private static final Pattern KEY_PATTERN = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** 128 random bits have 22 characters in base64. */
    private static final Pattern SECRET_PATTERN = Pattern.compile("[\\x21-\\x7e]{22,255}");

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
        var target = request.getMethod() + ' ' + request.getRequestURI();
        var key = key(web.getHeaderValues(HEADER), parameter.hasParameterAnnotation(IdempotencyKeyRequired.class));
        requireWellFormed(web.getHeaderValues(IdempotentRequest.GUEST_SECRET));
        return key == null
                ? new IdempotentRequest(null, "", target)
                : new IdempotentRequest(key, principal(request, web), target);
    }

    private static @Nullable String key(String @Nullable [] values, boolean required) {
        if (values == null || values.length == 0) {
            if (required) {
                throw new IdempotencyException.KeyMissingException();
            }
            return null;
        }
        if (values.length > 1 || !KEY_PATTERN.matcher(values[0]).matches()) {
            throw new IdempotencyException.KeyMalformedException();
        }
        return values[0];
    }

    /** The owner of the keys of an account. */
    static String accountPrincipal(String name) {
        return "user:" + name;
    }

    private static String principal(HttpServletRequest request, NativeWebRequest web) {
        var user = request.getUserPrincipal();
        if (user != null) {
            return accountPrincipal(user.getName());
        }
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            if (variables.get(IdempotentRequest.CART) instanceof String cart) {
                return "cart:" + cart;
            }
            if (variables.get(IdempotentRequest.TOKEN) instanceof String token) {
                return "token:" + Fingerprint.of(token);
            }
            if (variables.get(IdempotentRequest.ORDER) instanceof String order) {
                // A guest without the token cannot change the order, so no response is stored.
                var token = request.getHeader(ORDER_TOKEN);
                return "order:" + Fingerprint.of(token == null ? order : token);
            }
        }
        return "guest:" + Fingerprint.of(secret(web.getHeaderValues(IdempotentRequest.GUEST_SECRET)));
    }

    private static String secret(String @Nullable [] values) {
        if (values == null || values.length == 0) {
            throw new IdempotencyException.SecretMissingException();
        }
        return values[0];
    }

    /** Checks the secret even where it is not needed, so that a client notices the error early. */
    private static void requireWellFormed(String @Nullable [] secrets) {
        if (secrets != null
                && (secrets.length > 1 || !SECRET_PATTERN.matcher(secrets[0]).matches())) {
            throw new IdempotencyException.SecretMalformedException();
        }
    }
}
