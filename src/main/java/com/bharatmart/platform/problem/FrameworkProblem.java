package com.bharatmart.platform.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;

/** Describes an exception of Spring MVC by its status. */
final class FrameworkProblem {

    private FrameworkProblem() {}

    static ProblemDetail of(Exception e, HttpStatusCode status) {
        if (e instanceof MissingRequestValueException && e instanceof ErrorResponse missing) {
            return Problem.of(
                    status,
                    "validation_failed",
                    String.valueOf(missing.getBody().getDetail()));
        }
        return status.value() == HttpStatus.NOT_FOUND.value()
                ? Problem.notFound()
                : Problem.of(status, Problem.codeOf(status), detail(status));
    }

    private static String detail(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case METHOD_NOT_ALLOWED -> "This method is not allowed here, see the Allow header.";
            case NOT_ACCEPTABLE -> "This resource has no representation that the Accept header allows.";
            case UNSUPPORTED_MEDIA_TYPE -> "This resource does not accept a body of this type, see the Accept header.";
            case null, default -> "The request cannot be handled.";
        };
    }
}
