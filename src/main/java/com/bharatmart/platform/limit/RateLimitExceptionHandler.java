package com.bharatmart.platform.limit;

import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RateLimitExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(RateLimitExceededException e, HttpServletResponse response) {
        e.result().writeHeaders(response);
        return problem();
    }

    static ProblemDetail problem() {
        return Problem.of(PlatformProblemCode.RATE_LIMITED, "Too many of these requests. See Retry-After.");
    }
}
