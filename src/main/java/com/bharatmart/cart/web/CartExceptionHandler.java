package com.bharatmart.cart.web;

import com.bharatmart.cart.CartException;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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
            case CartException.AlreadyOrderedException _ -> problem(CartProblemCode.CART_ALREADY_ORDERED, e);
            case CartException.EmptyException _ -> problem(CartProblemCode.CART_EMPTY, e);
            case CartException.NotForSaleException _ -> problem(CartProblemCode.NOT_FOR_SALE, e);
            case CartException.LimitExceededException _ -> problem(CartProblemCode.CART_LIMIT_EXCEEDED, e);
        };
    }

    private static ProblemDetail problem(ProblemCode code, CartException e) {
        return Problem.of(code, String.valueOf(e.getMessage()));
    }
}
