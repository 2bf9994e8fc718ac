package com.bharatmart.catalog.web;

import com.bharatmart.platform.problem.FieldProblem;
import java.util.List;

/** Some parameters of a request are not valid. */
final class InvalidParametersException extends RuntimeException {

    private final transient List<FieldProblem> errors;

    InvalidParametersException(List<FieldProblem> errors) {
        super("invalid parameters: " + errors);
        this.errors = List.copyOf(errors);
    }

    List<FieldProblem> errors() {
        return errors;
    }
}
