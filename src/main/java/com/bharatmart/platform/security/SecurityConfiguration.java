package com.bharatmart.platform.security;

import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemWriter;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Opens the shop's routes to everybody and nothing else to anybody: a route not named here does not exist. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** None of the defaults that make sessions. Forged requests are refused by {@link CookieRequestFilter}. */
    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, ProblemWriter problems) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/",
                                "/swagger-ui/**",
                                "/v3/api-docs/**",
                                "/metrics",
                                "/api/v1/categories",
                                "/api/v1/products",
                                "/api/v1/products/*")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.HEAD, "/api/v1/categories", "/api/v1/products", "/api/v1/products/*")
                        .permitAll()
                        .requestMatchers("/error", "/api/v1/carts/**", "/api/v1/orders/**")
                        .permitAll()
                        .requestMatchers("/api/v1/admin/audit-log")
                        .hasAnyRole(Role.AUDITOR.name(), Role.ADMIN.name())
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, _) -> problems.write(request, response, Problem.notFound()))
                        .accessDeniedHandler((request, response, _) -> problems.write(
                                request,
                                response,
                                Problem.of(HttpStatus.FORBIDDEN, "forbidden", "You may not do this."))))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** One observation for a request is enough: those of each filter would cost a tenth of it. */
    @Bean
    SecurityObservationSettings noObservationsOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Keeps Spring Boot from making up a user with a generated password. */
    @Bean
    UserDetailsService nobody() {
        return new InMemoryUserDetailsManager();
    }

    /** Also refuses NUL in parameters, for which PostgreSQL has no place; QUERY is told which methods there are. */
    @Bean
    StrictHttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHttpMethods(
                Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY"));
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
        return (request, response, _) -> problems.write(
                request,
                response,
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "malformed_request",
                        "The request's path, parameters or headers contain something that is not allowed."));
    }
}
