package com.bharatmart.platform.request;

import com.bharatmart.platform.problem.HasProblem;
import com.bharatmart.platform.problem.Unavailable;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.ProblemDetail;

/** No memory is left for a long body. Thrown while the body is read. */
final class BodyMemoryExhaustedException extends IOException implements HasProblem {

    BodyMemoryExhaustedException() {
        super("too many long bodies at the same time");
    }

    @Override
    public ProblemDetail problem() {
        return Objects.requireNonNull(Unavailable.overloaded().getBody());
    }
}
