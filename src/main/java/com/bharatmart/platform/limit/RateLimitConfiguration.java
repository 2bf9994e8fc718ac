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

    private static final String WEBHOOKS = "/api/v1/webhooks/";

    /** By address before authentication, by account after it. */
    @Bean
    static Customizer<HttpSecurity> rateLimitFilters(
            RateLimitProperties properties, RequestRateLimiter limiter, ProblemWriter problems) {
        if (!properties.enabled()) {
            return _ -> {};
        }
        var perAddress = new RateLimitFilter(
                "address",
                RateLimitConfiguration::network,
                reads(properties),
                new RateLimit("writes", properties.writes()),
                limiter,
                problems);
        var principal = new RateLimit("principal", properties.principal());
        var perAccount = new RateLimitFilter(
                "account", RateLimitConfiguration::account, principal, principal, limiter, problems);
        return http -> http.addFilterAfter(perAddress, CorsFilter.class)
                .addFilterAfter(perAccount, AnonymousAuthenticationFilter.class);
    }

    @Bean
    ReadRateLimit readRateLimit(RateLimitProperties properties, RequestRateLimiter limiter) {
        return new ReadRateLimit(limiter, properties.enabled() ? reads(properties) : null);
    }

    private static RateLimit reads(RateLimitProperties properties) {
        return new RateLimit("reads", properties.reads());
    }

    /** Webhooks do not count: all of a gateway come from few addresses, and each that is rejected comes again later. */
    private static @Nullable String network(HttpServletRequest request) {
        return request.getRequestURI().startsWith(WEBHOOKS) ? null : ClientNetwork.of(request.getRemoteAddr());
    }

    private static @Nullable String account(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof ShopPrincipal principal
                ? principal.getName()
                : null;
    }
}
