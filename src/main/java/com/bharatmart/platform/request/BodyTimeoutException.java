package com.bharatmart.platform.request;

import com.bharatmart.platform.problem.HasProblem;
import com.bharatmart.platform.problem.Problem;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A long body that holds its memory for longer than one may, found out while it was read. */
final class BodyTimeoutException extends IOException implements HasProblem {

    BodyTimeoutException() {
        super("the body took too long");
    }

    @Override
    public ProblemDetail problem() {
        return Problem.of(HttpStatus.REQUEST_TIMEOUT, "request_timeout", "The body took too long. Try again.");
    }
}
