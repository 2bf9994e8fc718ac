package com.bharatmart.platform.request;

import com.bharatmart.platform.problem.HasProblem;
import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import java.io.IOException;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;

/** The body is longer than its limit. Thrown while the body is read. */
final class BodyTooLargeException extends IOException implements HasProblem {

    private final DataSize limit;

    BodyTooLargeException(DataSize limit) {
        super("the body is over " + limit);
        this.limit = limit;
    }

    @Override
    public ProblemDetail problem() {
        return Problem.of(
                PlatformProblemCode.BODY_TOO_LARGE, "A body may have at most %d bytes.".formatted(limit.toBytes()));
    }
}
