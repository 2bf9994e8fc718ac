package com.bharatmart.platform.security;

import static org.springframework.http.HttpMethod.GET;

import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemWriter;
import com.bharatmart.platform.session.LoginSessionService;
import com.bharatmart.platform.session.SessionTokenResolver;
import java.util.Arrays;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Opens the shop's routes to everybody and nothing else to anybody: a route not named here does not exist. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    /** Their answers depend on nobody, so that nobody needs to be known for them. */
    private static final String[] CATALOGUE = {
        "/api/v1/categories", "/api/v1/products", "/api/v1/products/*", "/media/*/*"
    };

    private static final String[] DOCUMENTS = {"/", "/swagger-ui/**", "/v3/api-docs/**", "/metrics"};

    /** Where people come from outside: an old session is not what counts here. */
    static final String[] WAYS_IN = {
        "/api/v1/customers",
        "/api/v1/customers/verifications/*",
        "/api/v1/auth/login",
        "/api/v1/auth/otp/**",
        "/api/v1/auth/password-resets/**"
    };

    static final String PASSWORD = "/api/v1/auth/password";
    static final String LOGOUT = "/api/v1/auth/logout";
    static final String SECOND_FACTOR = "/api/v1/auth/second-factor";
    static final String OWN_SECOND_FACTOR = "/api/v1/staff/me/second-factor/**";

    private static final String[] SIGNED_IN = {PASSWORD, LOGOUT, "/api/v1/customers/me/sessions/**"};

    private static final String[] CUSTOMERS = {"/api/v1/customers/me/**", "/api/v1/orders"};

    private static final String[] STAFF = {"/api/v1/admin/**", SECOND_FACTOR, OWN_SECOND_FACTOR};

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            ProblemWriter problems,
            SessionTokenResolver tokens,
            LoginSessionService sessions,
            LoginLookup logins) {
        var sameForEverybody = anyOf(matchers(WAYS_IN), matchers(CATALOGUE), matchers(GET, DOCUMENTS));
        var forSomebody = anyOf(matchers(SIGNED_IN), matchers(CUSTOMERS), matchers(STAFF));
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(sameForEverybody)
                        .permitAll()
                        .requestMatchers("/error", "/api/v1/carts/**", "/api/v1/orders/*/**")
                        .permitAll()
                        .requestMatchers(SIGNED_IN)
                        .authenticated()
                        .requestMatchers(CUSTOMERS)
                        .hasRole(ShopPrincipal.Kind.CUSTOMER.name())
                        .requestMatchers(STAFF)
                        .hasRole(ShopPrincipal.Kind.STAFF.name())
                        .anyRequest()
                        .denyAll())
                .addFilterBefore(
                        new SessionAuthenticationFilter(tokens, sessions, logins, sameForEverybody, problems),
                        AnonymousAuthenticationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, _) -> {
                            if (forSomebody.matches(request)) {
                                SessionAuthenticationEntryPoint.answer(request, response, problems);
                            } else {
                                problems.write(request, response, Problem.notFound());
                            }
                        })
                        .accessDeniedHandler((request, response, _) -> problems.write(
                                request,
                                response,
                                forSomebody.matches(request)
                                        ? Problem.of(HttpStatus.FORBIDDEN, "forbidden", "You may not do this.")
                                        : Problem.notFound())))
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    static RequestMatcher matchers(String... patterns) {
        return anyOf(Arrays.stream(patterns)
                .map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toArray(RequestMatcher[]::new));
    }

    private static RequestMatcher matchers(HttpMethod method, String... patterns) {
        return anyOf(Arrays.stream(patterns)
                .map(pattern -> PathPatternRequestMatcher.withDefaults().matcher(method, pattern))
                .toArray(RequestMatcher[]::new));
    }

    private static RequestMatcher anyOf(RequestMatcher... matchers) {
        return new OrRequestMatcher(matchers);
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
        firewall.setAllowedHttpMethods(Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY"));
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
