package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryException;
import com.bharatmart.catalog.ProductException;
import com.bharatmart.catalog.search.SynonymException;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.Problem;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Maps the exceptions of the catalogue to problem details. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CatalogExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(InvalidParametersException e) {
        return Problem.invalid(e.errors());
    }

    @ExceptionHandler(ProductNotFoundException.class)
    ProblemDetail handleProductNotFound() {
        return Problem.notFound();
    }

    @ExceptionHandler
    ProblemDetail handle(ProductException e) {
        return switch (e) {
            case ProductException.NotFoundException _ -> Problem.notFound();
            case ProductException.InvalidException invalid -> Problem.invalid(invalid.problems());
            // An empty list would hide a misspelt name.
            case ProductException.UnknownFilterException unknown ->
                Problem.invalid(List.of(
                        FieldProblem.parameter(unknown.parameter(), "unknown", String.valueOf(unknown.getMessage()))));
            case ProductException.SlugTakenException _ -> conflict(CatalogProblemCode.SLUG_TAKEN, e);
            case ProductException.SkuTakenException _ -> conflict(CatalogProblemCode.SKU_TAKEN, e);
            case ProductException.LastVariantException _ -> conflict(CatalogProblemCode.LAST_VARIANT, e);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(CategoryException e) {
        return switch (e) {
            case CategoryException.NotFoundException _ -> Problem.notFound();
            // An empty list would hide a misspelt slug.
            case CategoryException.UnknownSlugException _ ->
                Problem.invalid(
                        List.of(FieldProblem.parameter("category", "unknown", "must be the slug of a category")));
            case CategoryException.InvalidException invalid -> Problem.invalid(invalid.problems());
            case CategoryException.NameTakenException _ -> conflict(CatalogProblemCode.CATEGORY_EXISTS, e);
            case CategoryException.SlugTakenException _ -> conflict(CatalogProblemCode.SLUG_TAKEN, e);
            case CategoryException.CycleException _ -> conflict(CatalogProblemCode.CATEGORY_CYCLE, e);
            case CategoryException.NotEmptyException _ -> conflict(CatalogProblemCode.CATEGORY_NOT_EMPTY, e);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(SynonymException e) {
        return switch (e) {
            case SynonymException.NotFoundException _ -> Problem.notFound();
            case SynonymException.InvalidException invalid -> Problem.invalid(invalid.problems());
            case SynonymException.TermTakenException _ -> conflict(CatalogProblemCode.SYNONYM_EXISTS, e);
            case SynonymException.TooManyGroupsException _ -> conflict(CatalogProblemCode.SYNONYM_LIMIT, e);
        };
    }

    private static ProblemDetail conflict(CatalogProblemCode code, RuntimeException e) {
        return Problem.of(code, String.valueOf(e.getMessage()));
    }
}
