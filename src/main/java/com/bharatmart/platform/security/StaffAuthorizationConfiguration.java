package com.bharatmart.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks {@code @PreAuthorize} of the handlers of staff before anything of the request is read: who may not call a route
 * is told so, and not what is wrong with the body. A handler that says nothing about who may call it lets nobody in.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class StaffAuthorizationConfiguration implements WebMvcConfigurer {

    static final String PATTERN = "/api/v1/admin/**";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Gate()).addPathPatterns(PATTERN);
    }

    private static final class Gate implements HandlerInterceptor {

        private final PreAuthorizeAuthorizationManager rules = new PreAuthorizeAuthorizationManager();

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (handler instanceof HandlerMethod method && !mayCall(method)) {
                throw new AccessDeniedException("not allowed to call " + method);
            }
            return true;
        }

        private boolean mayCall(HandlerMethod method) {
            var call = new SimpleMethodInvocation(method.getBean(), method.getMethod());
            var result =
                    rules.authorize(() -> SecurityContextHolder.getContext().getAuthentication(), call);
            return result != null && result.isGranted();
        }
    }
}
