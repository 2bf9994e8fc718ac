package com.bharatmart.benchmark;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Does nothing, behind the same container, filters, security and MVC as every route: what a request costs at least,
 * and so the limit for reads.
 */
@RestController
@Profile(EmptyEndpoint.PROFILE)
class EmptyEndpoint {

    static final String PROFILE = "benchmark";
    static final String PATH = "/api/v1/carts/-/empty";

    @GetMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void nothing() {}
}
