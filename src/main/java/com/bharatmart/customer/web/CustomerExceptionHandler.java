package com.bharatmart.customer.web;

import com.bharatmart.customer.CustomerException;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.shared.InvalidAddressException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CustomerExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(CustomerException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case CustomerException.NotFoundException _ -> Problem.notFound();
            case CustomerException.OnlyLoginMethodException _ -> Problem.of(CustomerProblemCode.LAST_WAY_IN, message);
            case CustomerException.TooManyAddressesException _ ->
                Problem.of(CustomerProblemCode.ADDRESS_LIMIT_EXCEEDED, message);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(InvalidAddressException e) {
        return Problem.invalid(List.of(FieldProblem.at(e.pointer(), e.code(), String.valueOf(e.getMessage()))));
    }
}
