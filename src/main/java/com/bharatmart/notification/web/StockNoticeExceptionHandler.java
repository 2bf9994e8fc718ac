package com.bharatmart.notification.web;

import com.bharatmart.notification.StockNoticeException;
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
class StockNoticeExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(StockNoticeException e) {
        return switch (e) {
            case StockNoticeException.NotFoundException _ -> Problem.notFound();
            case StockNoticeException.InStockException _ ->
                Problem.of(NotificationProblemCode.IN_STOCK, String.valueOf(e.getMessage()));
            case StockNoticeException.EmailRequiredException _ ->
                Problem.invalid(List.of(FieldProblem.at("#/email", "required", String.valueOf(e.getMessage()))));
        };
    }
}
