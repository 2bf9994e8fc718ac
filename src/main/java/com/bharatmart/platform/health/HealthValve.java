package com.bharatmart.platform.health;

import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers {@code /api/health} before any filter sees the request, so that no session lookup, rate limit or queue can delay
 * the response to the load balancer.
 */
class HealthValve extends ValveBase {

    static final String PATH = "/api/health";

    private final Supplier<HealthResponse> health;
    private final JsonMapper json;

    HealthValve(Supplier<HealthResponse> health, JsonMapper json) {
        super(true);
        this.health = health;
        this.json = json;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // Tomcat itself has rejected a TRACE request, and accepts no other response.
        if (!PATH.equals(request.getRequestURI()) || response.isError()) {
            getNext().invoke(request, response);
            return;
        }
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, PATH);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        switch (request.getMethod()) {
            case "GET", "HEAD" -> {
                var body = health.get();
                var status = body.status().takesRequests() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
                write(response, status, MediaType.APPLICATION_JSON_VALUE, body);
            }
            default -> {
                response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
                var problem = Problem.of(
                        PlatformProblemCode.METHOD_NOT_ALLOWED,
                        "This method is not allowed here, see the Allow header.");
                write(response, HttpStatus.METHOD_NOT_ALLOWED, MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem);
            }
        }
    }

    private void write(Response response, HttpStatus status, String mediaType, Object content) throws IOException {
        var body = json.writeValueAsBytes(content);
        response.setStatus(status.value());
        response.setContentType(mediaType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
