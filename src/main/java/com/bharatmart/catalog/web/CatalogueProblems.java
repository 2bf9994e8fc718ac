package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryRefused;
import com.bharatmart.catalog.ImportJobRefused;
import com.bharatmart.catalog.ProductRefused;
import com.bharatmart.catalog.UnknownCategory;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.Unavailable;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
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

    @ExceptionHandler
    ProblemDetail handle(ProductRefused e) {
        return switch (e) {
            case ProductRefused.NotFound _ -> Problem.notFound();
            case ProductRefused.Invalid invalid -> Problem.invalid(invalid.problems());
            case ProductRefused.SlugTaken _ -> conflict("slug_taken", e);
            case ProductRefused.SkuTaken _ -> conflict("sku_taken", e);
            case ProductRefused.LastVariant _ -> conflict("last_variant", e);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(CategoryRefused e) {
        return switch (e) {
            case CategoryRefused.NotFound _ -> Problem.notFound();
            case CategoryRefused.Invalid invalid -> Problem.invalid(invalid.problems());
            case CategoryRefused.NameTaken _ -> conflict("category_exists", e);
            case CategoryRefused.SlugTaken _ -> conflict("slug_taken", e);
            case CategoryRefused.Cycle _ -> conflict("category_cycle", e);
            case CategoryRefused.NotEmpty _ -> conflict("category_not_empty", e);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(ImportJobRefused e) {
        return switch (e) {
            case ImportJobRefused.NotFound _ -> Problem.notFound();
            case ImportJobRefused.NotFinished _ -> conflict("import_not_finished", e);
            case ImportJobRefused.EmptyFile _, ImportJobRefused.UploadBrokenOff _ ->
                Problem.of(HttpStatus.BAD_REQUEST, "malformed_body", String.valueOf(e.getMessage()));
            case ImportJobRefused.TooSlow _ ->
                Problem.of(HttpStatus.REQUEST_TIMEOUT, "request_timeout", String.valueOf(e.getMessage()));
        };
    }

    @ExceptionHandler(ImportEvents.TooManyWatchers.class)
    ResponseEntity<ProblemDetail> handleTooManyWatchers() {
        return Unavailable.overloaded();
    }

    private static ProblemDetail conflict(String code, RuntimeException e) {
        return Problem.of(HttpStatus.CONFLICT, code, String.valueOf(e.getMessage()));
    }
}
