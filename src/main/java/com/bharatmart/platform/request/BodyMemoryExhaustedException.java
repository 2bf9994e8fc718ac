package com.bharatmart.platform.request;

import com.bharatmart.platform.problem.HasProblem;
import com.bharatmart.platform.problem.Unavailable;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.ProblemDetail;

/** There is no memory left for one more long body, found out while it was read. */
final class BodyMemoryExhaustedException extends IOException implements HasProblem {

    BodyMemoryExhaustedException() {
        super("too many long bodies at once");
    }

    @Override
    public ProblemDetail problem() {
        return Objects.requireNonNull(Unavailable.overloaded().getBody());
    }
}
