package com.bharatmart.order.web;

import com.bharatmart.order.OrderException;
import com.bharatmart.order.OrderNumber;
import com.bharatmart.platform.problem.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class OrderExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(OrderException e) {
        return switch (e) {
            case OrderException.NotFoundException _ -> Problem.notFound();
            case OrderException.WrongStatusException _ -> problem(HttpStatus.CONFLICT, "wrong_order_status", e);
            case OrderException.WrongParcelStatusException _ -> problem(HttpStatus.CONFLICT, "wrong_order_status", e);
            case OrderException.AddressFixedException _ -> problem(HttpStatus.CONFLICT, "wrong_order_status", e);
            case OrderException.PartlyShippedException _ -> problem(HttpStatus.CONFLICT, "order_partly_shipped", e);
            case OrderException.OtherTaxesException _ -> problem(HttpStatus.CONFLICT, "taxes_would_change", e);
            case OrderException.InvalidParcelException invalid -> Problem.invalid(invalid.problems());
            case OrderException.NotLeftToPackException packed ->
                Problem.of(HttpStatus.CONFLICT, "not_left_to_pack", String.valueOf(e.getMessage()), packed.problems());
            case OrderException.OpenOrdersException open ->
                Problem.of(
                        HttpStatus.CONFLICT,
                        "orders_under_way",
                        String.valueOf(e.getMessage()),
                        open.numbers().stream().map(OpenOrder::new).toList());
            case OrderException.PaymentMethodUnavailableException _ ->
                problem(HttpStatus.UNPROCESSABLE_CONTENT, "payment_method_unavailable", e);
        };
    }

    private static ProblemDetail problem(HttpStatus status, String code, OrderException e) {
        return Problem.of(status, code, String.valueOf(e.getMessage()));
    }

    private record OpenOrder(OrderNumber number) {}
}
