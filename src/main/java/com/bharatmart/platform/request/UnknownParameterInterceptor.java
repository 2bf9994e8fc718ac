package com.bharatmart.platform.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Rejects query parameters that the handler does not read: the response to a misspelled filter would not be what the client
 * asked for. A handler with nothing but a map of all parameters calls {@link UnknownParameterException#requireKnown} itself.
 */
final class UnknownParameterInterceptor implements HandlerInterceptor {

    private static final String OWN_PACKAGES = "com.bharatmart.";

    private final Map<HandlerMethod, Optional<Set<String>>> names = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && request.getQueryString() != null
                && request.getDispatcherType() == DispatcherType.REQUEST) {
            names.computeIfAbsent(method, UnknownParameterInterceptor::namesOf)
                    .ifPresent(known -> UnknownParameterException.requireKnown(
                            request.getParameterMap().keySet(), known));
        }
        return true;
    }

    /** Empty for a handler that reads its parameters from a map, and for the handlers of libraries. */
    private static Optional<Set<String>> namesOf(HandlerMethod method) {
        if (!method.getBeanType().getName().startsWith(OWN_PACKAGES)) {
            return Optional.empty();
        }
        var names = new HashSet<String>();
        var takesMap = false;
        for (var parameter : method.getMethodParameters()) {
            var annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation == null) {
                continue;
            }
            if (Map.class.isAssignableFrom(parameter.getParameterType())) {
                takesMap = true;
            } else {
                names.add(BlankParameterInterceptor.nameOf(parameter, annotation));
            }
        }
        return takesMap && names.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(names));
    }
}
