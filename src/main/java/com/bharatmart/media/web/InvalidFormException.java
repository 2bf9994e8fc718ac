package com.bharatmart.media.web;

import com.bharatmart.platform.problem.FieldProblem;

/** A form that is not the one that an upload needs. */
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
