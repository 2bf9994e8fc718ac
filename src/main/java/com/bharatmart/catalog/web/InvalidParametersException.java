package com.bharatmart.catalog.web;

import com.bharatmart.platform.problem.FieldProblem;
import java.util.List;

/** Some parameters of a request are not what they may be. */
final class InvalidParametersException extends RuntimeException {

    private final transient List<FieldProblem> errors;

    InvalidParametersException(List<FieldProblem> errors) {
        super("parameters that are not valid: " + errors);
        this.errors = List.copyOf(errors);
    }

    List<FieldProblem> errors() {
        return errors;
    }
}
