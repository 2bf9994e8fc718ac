package com.bharatmart.delivery.web;

import com.bharatmart.delivery.SavedAddressException;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.Problem;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class SavedAddressExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(SavedAddressException e) {
        var code =
                switch (e) {
                    case SavedAddressException.NotFoundException _ -> "not_found";
                    case SavedAddressException.ContradictoryException _ -> "pin_of_state";
                };
        return Problem.invalid(List.of(FieldProblem.at(e.pointer(), code, String.valueOf(e.getMessage()))));
    }
}
