package com.bharatmart.platform.overload;

import com.bharatmart.platform.problem.HasProblem;
import com.bharatmart.platform.problem.Unavailable;
import java.util.Objects;
import org.springframework.http.ProblemDetail;

/** There is no {@link WorkingMemory} left for this kind of work. A later attempt may succeed. */
public final class WorkingMemoryExhaustedException extends RuntimeException implements HasProblem {

    public WorkingMemoryExhaustedException(String message) {
        super(message);
    }

    @Override
    public ProblemDetail problem() {
        return Objects.requireNonNull(Unavailable.overloaded().getBody());
    }
}
