package com.bharatmart.platform.request;

import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.HasProblem;
import com.bharatmart.platform.problem.Problem;
import java.util.List;
import org.springframework.http.ProblemDetail;

/** A body has invalid fields, some of which could not be read at all. */
final class InvalidBodyException extends RuntimeException implements HasProblem {

    private final transient List<FieldProblem> errors;

    InvalidBodyException(List<FieldProblem> errors) {
        super(errors.toString());
        this.errors = errors;
    }

    @Override
    public ProblemDetail problem() {
        return Problem.invalidFields(errors);
    }
}
