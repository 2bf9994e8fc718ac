package com.bharatmart.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Evaluates {@code @PreAuthorize} of a handler before the request is read: a caller without permission gets 403 whatever
 * the body contains. A handler without the annotation rejects every caller.
 */
final class PreAuthorizeInterceptor implements HandlerInterceptor {

    private final PreAuthorizeAuthorizationManager authorization = new PreAuthorizeAuthorizationManager();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !isAllowed(method)) {
            throw new AccessDeniedException("not allowed to call " + method);
        }
        return true;
    }

    private boolean isAllowed(HandlerMethod method) {
        var call = new SimpleMethodInvocation(method.getBean(), method.getMethod());
        var result =
                authorization.authorize(() -> SecurityContextHolder.getContext().getAuthentication(), call);
        return result != null && result.isGranted();
    }
}
