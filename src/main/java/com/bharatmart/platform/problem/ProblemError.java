package com.bharatmart.platform.problem;

/** An entry of {@code errors} of a problem. The records that implement it may have more members. */
public interface ProblemError {

    /** Stable, in snake_case. */
    String code();

    /** What is wrong, for the developer of the client. */
    String detail();
}
