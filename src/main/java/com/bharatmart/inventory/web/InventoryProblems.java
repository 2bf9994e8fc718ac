package com.bharatmart.inventory.web;

import com.bharatmart.inventory.InsufficientStock;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.shared.Sku;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class InventoryProblems {

    @ExceptionHandler
    ProblemDetail handle(InsufficientStock e) {
        return Problem.of(
                HttpStatus.CONFLICT,
                "insufficient_stock",
                "There are not enough pieces left, see errors.",
                e.shortages().stream().map(ShortageProblem::from).toList());
    }

    private record ShortageProblem(String code, String detail, Sku sku, int requested, int available) {
        static ShortageProblem from(InsufficientStock.Shortage shortage) {
            return new ShortageProblem(
                    "insufficient_stock",
                    shortage.available() == 0 ? "is sold out" : "has fewer pieces left than wanted",
                    shortage.sku(),
                    shortage.requested().value(),
                    shortage.available());
        }
    }
}
