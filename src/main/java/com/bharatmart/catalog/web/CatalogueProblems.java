package com.bharatmart.catalog.web;

import com.bharatmart.catalog.UnknownCategory;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.Problem;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the catalogue refuses, as problems. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CatalogueProblems {

    @ExceptionHandler
    ProblemDetail handle(InvalidParameters e) {
        return Problem.invalid(e.errors());
    }

    /** An empty list would hide a misspelt slug. */
    @ExceptionHandler
    ProblemDetail handle(UnknownCategory e) {
        return Problem.invalid(
                List.of(FieldProblem.parameter("category", "unknown", "must be the slug of a category")));
    }

    @ExceptionHandler(ProductNotFound.class)
    ProblemDetail handleProductNotFound() {
        return Problem.notFound();
    }
}
