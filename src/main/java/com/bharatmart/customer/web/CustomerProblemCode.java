package com.bharatmart.customer.web;

import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The problems of profiles and address books. */
enum CustomerProblemCode implements ProblemCode {
    LAST_WAY_IN(
            HttpStatus.CONFLICT,
            "The phone is the only way to log in to the account.",
            "Have an e-mail address and a password set first."),
    ADDRESS_LIMIT_EXCEEDED(HttpStatus.UNPROCESSABLE_CONTENT, "The address book is full.", "Remove an address first.");

    private final HttpStatus status;
    private final String when;
    private final String action;

    CustomerProblemCode(HttpStatus status, String when, String action) {
        this.status = status;
        this.when = when;
        this.action = action;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String when() {
        return when;
    }

    @Override
    public String action() {
        return action;
    }
}
