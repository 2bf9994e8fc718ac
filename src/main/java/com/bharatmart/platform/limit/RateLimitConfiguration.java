package com.bharatmart.platform.limit;

import com.bharatmart.platform.problem.ProblemWriter;
import com.bharatmart.platform.security.ShopPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.CorsFilter;

@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

    /** By address before anybody is looked up, by account once it is known. */
    @Bean
    static Customizer<HttpSecurity> requestsAreLimited(
            RateLimitProperties properties, RequestRateLimiter limits, ProblemWriter problems) {
        if (!properties.enabled()) {
            return _ -> {};
        }
        var ofAddress = new RateLimitFilter(
                "address",
                request -> ClientNetwork.of(request.getRemoteAddr()),
                new RateLimit("reads", properties.reads()),
                new RateLimit("writes", properties.writes()),
                limits,
                problems);
        var principal = new RateLimit("principal", properties.principal());
        var ofAccount =
                new RateLimitFilter("account", RateLimitConfiguration::account, principal, principal, limits, problems);
        return http -> http.addFilterAfter(ofAddress, CorsFilter.class)
                .addFilterAfter(ofAccount, AnonymousAuthenticationFilter.class);
    }

    private static @Nullable String account(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof ShopPrincipal principal
                ? principal.getName()
                : null;
    }
}
