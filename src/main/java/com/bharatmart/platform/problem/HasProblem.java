package com.bharatmart.platform.problem;

import org.springframework.http.ProblemDetail;

/** An exception that knows its own problem, for what fails below the reach of a problem handler. */
public interface HasProblem {
    ProblemDetail problem();
}
