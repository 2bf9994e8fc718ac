package com.bharatmart.platform.security;

import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemWriter;
import com.bharatmart.platform.session.SessionTokenResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** CORS, CSRF protection and the headers that restrict what a page may do with a response. */
@Configuration(proxyBeanMethods = false)
class BrowserConfiguration {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private static final List<String> REQUEST_HEADERS = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            "Idempotency-Key",
            SessionTokenResolver.HEADER,
            "X-Guest-Secret",
            "X-Order-Token",
            "X-Request-Id",
            "X-Served-By");

    private static final List<String> RESPONSE_HEADERS = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LINK,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            "Idempotent-Replayed",
            "RateLimit",
            "RateLimit-Policy",
            SessionTokenResolver.HEADER,
            "X-Request-Id",
            "X-Served-By");

    private static final String CSP = "Content-Security-Policy";

    /** A response of the API is not a page: it loads nothing and is not shown in a frame. A page sets its own policy. */
    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** Swagger UI uses inline styles and data URLs. */
    private static final String SWAGGER_UI_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    static Customizer<HttpSecurity> browserProtection(
            CorsProperties properties, SessionTokenResolver tokens, ProblemWriter problems) {
        var cors = new CorsFilter(_ -> cors(properties));
        cors.setCorsProcessor(new ProblemCorsProcessor(problems));
        return http -> http.addFilter(cors)
                .addFilterAt(new CsrfProtectionFilter(tokens, properties, problems), CsrfFilter.class)
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .addHeaderWriter((request, response) -> {
                            if (!response.containsHeader(CSP)) {
                                response.setHeader(CSP, policyOf(request));
                            }
                        }));
    }

    private static String policyOf(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/swagger-ui/") ? SWAGGER_UI_POLICY : API_POLICY;
    }

    /** Without allowed origins, every other origin is rejected. */
    private static CorsConfiguration cors(CorsProperties properties) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(properties.allowedOrigins());
        cors.setAllowedMethods(METHODS);
        cors.setAllowedHeaders(REQUEST_HEADERS);
        cors.setExposedHeaders(RESPONSE_HEADERS);
        cors.setAllowCredentials(true);
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }

    private static final class ProblemCorsProcessor extends DefaultCorsProcessor {
        private final ProblemWriter problems;

        ProblemCorsProcessor(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            if (super.processRequest(configuration, request, response)) {
                return true;
            }
            problems.write(
                    request,
                    response,
                    Problem.of(
                            PlatformProblemCode.ORIGIN_REFUSED,
                            "Pages of this origin may not do this, see bharatmart.cors.allowed-origins."));
            return false;
        }

        /** {@link #processRequest} writes a problem instead. */
        @Override
        protected void rejectRequest(ServerHttpResponse response) {}
    }
}
