package com.bharatmart.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem outside of controllers, for example in a filter. */
@Component
public class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Writes the problem and its headers, unless the response is committed. */
    public void write(HttpServletRequest request, HttpServletResponse response, ResponseEntity<ProblemDetail> entity)
            throws IOException {
        var problem = entity.getBody();
        if (problem != null && !response.isCommitted()) {
            entity.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            write(request, response, problem);
        }
    }

    /** Writes the problem, unless the response is committed. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Problem.storeCode(request, problem);
        problem.setInstance(URI.create(request.getRequestURI()));
        var body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
