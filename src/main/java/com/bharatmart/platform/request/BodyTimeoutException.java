package com.bharatmart.platform.request;

import com.bharatmart.platform.problem.HasProblem;
import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import java.io.IOException;
import org.springframework.http.ProblemDetail;

/** A long body took too long to arrive. Thrown while the body is read. */
final class BodyTimeoutException extends IOException implements HasProblem {

    BodyTimeoutException() {
        super("the body took too long");
    }

    @Override
    public ProblemDetail problem() {
        return Problem.of(PlatformProblemCode.REQUEST_TIMEOUT, "The body took too long to arrive. Try again.");
    }
}
