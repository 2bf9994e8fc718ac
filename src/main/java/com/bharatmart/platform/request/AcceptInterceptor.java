package com.bharatmart.platform.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Answers 406 to a change whose client accepts no JSON before anything has changed. Spring finds it when it writes the
 * response: the change would be made, and the client would take it for refused.
 */
final class AcceptInterceptor implements HandlerInterceptor {

    private static final String OWN_PACKAGES = "com.bharatmart.";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        if (handler instanceof HandlerMethod method
                && !READS.contains(request.getMethod())
                && request.getHeader(HttpHeaders.ACCEPT) != null
                && method.getBeanType().getName().startsWith(OWN_PACKAGES)
                && writesJson(method.getReturnType())
                && !acceptsJson(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
        }
        return true;
    }

    /** A handler whose type of response is open writes JSON, or nothing. */
    private static boolean writesJson(MethodParameter returned) {
        var entity = ResolvableType.forMethodParameter(returned).as(ResponseEntity.class);
        var body = entity.hasGenerics() ? entity.getGeneric(0).resolve(Object.class) : returned.getParameterType();
        return body == Object.class || body.getName().startsWith(OWN_PACKAGES);
    }

    /** A generated client may name only the media type of problems where a success has no body. */
    private static boolean acceptsJson(List<String> accepted) {
        try {
            return MediaType.parseMediaTypes(accepted).stream()
                    .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
                            || type.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
