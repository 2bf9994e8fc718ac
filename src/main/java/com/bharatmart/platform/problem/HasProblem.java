package com.bharatmart.platform.problem;

import org.springframework.http.ProblemDetail;

/** An exception with its own problem, for code that the handler of a module does not cover. */
public interface HasProblem {
    ProblemDetail problem();
}
