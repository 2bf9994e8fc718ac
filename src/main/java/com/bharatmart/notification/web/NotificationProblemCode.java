package com.bharatmart.notification.web;

import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The problems of stock notices. */
enum NotificationProblemCode implements ProblemCode {
    IN_STOCK(
            HttpStatus.CONFLICT,
            "The variant can be bought now, so there is nothing to wait for.",
            "Offer to add it to the cart.");

    private final HttpStatus status;
    private final String when;
    private final String action;

    NotificationProblemCode(HttpStatus status, String when, String action) {
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
