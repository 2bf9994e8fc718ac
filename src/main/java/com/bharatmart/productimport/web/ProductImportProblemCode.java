package com.bharatmart.productimport.web;

import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The problems of product files. */
enum ProductImportProblemCode implements ProblemCode {
    IMPORT_NOT_FINISHED(
            HttpStatus.CONFLICT,
            "The import is still running, so it has no report yet.",
            "Wait for its end: poll it, or follow its events.");

    private final HttpStatus status;
    private final String when;
    private final String action;

    ProductImportProblemCode(HttpStatus status, String when, String action) {
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
