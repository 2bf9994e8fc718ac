package com.bharatmart.media.web;

import com.bharatmart.platform.problem.FieldProblem;

/** The form of an upload has a missing, unknown or invalid field. */
final class InvalidFormException extends RuntimeException {

    private final FieldProblem problem;

    InvalidFormException(FieldProblem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    FieldProblem problem() {
        return problem;
    }
}
