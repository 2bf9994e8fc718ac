package com.bharatmart.cart.web;

import com.bharatmart.cart.CartException;
import com.bharatmart.platform.problem.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CartExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(CartException e) {
        return switch (e) {
            case CartException.NotFoundException _ -> Problem.notFound();
            case CartException.AlreadyOrderedException _ -> problem(HttpStatus.CONFLICT, "cart_already_ordered", e);
            case CartException.EmptyException _ -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "cart_empty", e);
            case CartException.NotForSaleException _ -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "not_for_sale", e);
            case CartException.LimitExceededException _ ->
                problem(HttpStatus.UNPROCESSABLE_CONTENT, "cart_limit_exceeded", e);
        };
    }

    private static ProblemDetail problem(HttpStatus status, String code, CartException e) {
        return Problem.of(status, code, String.valueOf(e.getMessage()));
    }
}
