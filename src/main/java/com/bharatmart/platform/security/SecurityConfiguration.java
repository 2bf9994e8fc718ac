package com.bharatmart.platform.security;

import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemWriter;
import com.bharatmart.platform.session.LoginSessionService;
import com.bharatmart.platform.session.SessionTokenResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** Who may call which route. Every route that {@link RoutePatterns} does not name is denied, as if it did not exist. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            ProblemWriter problems,
            SessionTokenResolver tokens,
            LoginSessionService sessions,
            LoginLookup logins) {
        var unauthenticated = new SessionAuthenticationEntryPoint(problems);
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers(RoutePatterns.WITHOUT_SESSION, RoutePatterns.GUESTS)
                                .permitAll()
                                .requestMatchers(RoutePatterns.SIGNED_IN)
                                .authenticated()
                                .requestMatchers(RoutePatterns.CUSTOMERS)
                                .hasRole(ShopPrincipal.Kind.CUSTOMER.name())
                                .requestMatchers(RoutePatterns.STAFF)
                                .hasRole(ShopPrincipal.Kind.STAFF.name())
                                .anyRequest()
                                .denyAll())
                .addFilterBefore(
                        new SessionAuthenticationFilter(tokens, sessions, logins, unauthenticated, problems),
                        AnonymousAuthenticationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                unauthenticatedOrNotFound(unauthenticated, problems))
                        .accessDeniedHandler(forbiddenOrNotFound(problems)))
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static AuthenticationEntryPoint unauthenticatedOrNotFound(
            AuthenticationEntryPoint unauthenticated, ProblemWriter problems) {
        return (request, response, exception) -> {
            if (RoutePatterns.WITH_SESSION.matches(request)) {
                unauthenticated.commence(request, response, exception);
            } else {
                problems.write(request, response, Problem.notFound());
            }
        };
    }

    private static AccessDeniedHandler forbiddenOrNotFound(ProblemWriter problems) {
        return (request, response, _) -> problems.write(
                request,
                response,
                RoutePatterns.WITH_SESSION.matches(request)
                        ? Problem.of(PlatformProblemCode.FORBIDDEN, "You may not do this.")
                        : Problem.notFound());
    }

    /** One observation per request is enough: one per filter would add a tenth to its cost. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    /** Keeps Spring Boot from creating a user with a generated password. */
    @Bean
    UserDetailsService noUserDetails() {
        return new InMemoryUserDetailsManager();
    }
}
