package com.bharatmart.platform.security;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Permissions on the routes of staff, see {@link StaffPermissions}. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class StaffAuthorizationConfiguration implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PreAuthorizeInterceptor()).addPathPatterns(RoutePatterns.ADMIN);
    }
}
