package com.bharatmart.inventory.web;

import com.bharatmart.inventory.InsufficientStockException;
import com.bharatmart.inventory.StockException;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemError;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class InventoryExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(InsufficientStockException e) {
        return Problem.of(
                InventoryProblemCode.INSUFFICIENT_STOCK,
                "There are not enough units left, see errors.",
                e.shortages().stream().map(ShortageProblem::from).toList());
    }

    @ExceptionHandler
    ProblemDetail handle(StockException e) {
        return switch (e) {
            case StockException.NotFoundException _ -> Problem.notFound();
            case StockException.TooFewException _ ->
                Problem.of(InventoryProblemCode.STOCK_TOO_LOW, String.valueOf(e.getMessage()));
            case StockException.InvalidChangesException invalid -> Problem.invalid(invalid.problems());
            case StockException.LevelsOutOfRangeException range ->
                Problem.of(
                        range.isTooLow() ? InventoryProblemCode.STOCK_TOO_LOW : InventoryProblemCode.STOCK_TOO_HIGH,
                        String.valueOf(e.getMessage()),
                        range.problems());
            case StockException.TooManyException _ ->
                Problem.of(InventoryProblemCode.STOCK_TOO_HIGH, String.valueOf(e.getMessage()));
        };
    }

    @ExceptionHandler(AmbiguousMovementException.class)
    ProblemDetail handleAmbiguousMovement() {
        return Problem.invalid(
                List.of(FieldProblem.at("#", "invalid", "must have either change, which is not 0, or onHand")));
    }

    /** A movement must have exactly one of {@code change} and {@code onHand}. */
    static final class AmbiguousMovementException extends RuntimeException {
        AmbiguousMovementException() {
            super("A movement must have either change or onHand.");
        }
    }

    private record ShortageProblem(String code, String detail, Sku sku, int requested, int available)
            implements ProblemError {
        static ShortageProblem from(InsufficientStockException.Shortage shortage) {
            return new ShortageProblem(
                    "insufficient_stock",
                    shortage.available() == 0 ? "is sold out" : "has fewer units left than requested",
                    shortage.sku(),
                    shortage.requested().value(),
                    shortage.available());
        }
    }
}
