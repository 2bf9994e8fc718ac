package com.bharatmart.platform.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Rejects an empty value such as {@code ?limit=} for a parameter that is not text. Spring treats it as absent, and a client
 * that lost the value would get a response that it did not ask for.
 */
final class BlankParameterInterceptor implements HandlerInterceptor {

    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            for (var parameter : method.getMethodParameters()) {
                check(request, parameter);
            }
        }
        return true;
    }

    private static void check(HttpServletRequest request, MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        var type = parameter.getParameterType();
        if (annotation == null || type == String.class || Map.class.isAssignableFrom(type)) {
            return;
        }
        var name = nameOf(parameter, annotation);
        var value = request.getParameter(name);
        if (value != null && value.isBlank()) {
            throw new MethodArgumentTypeMismatchException(value, type, name, parameter, null);
        }
    }

    /** The name of the parameter in the query. */
    static String nameOf(MethodParameter parameter, RequestParam annotation) {
        parameter.initParameterNameDiscovery(NAMES);
        return annotation.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : annotation.name();
    }
}
