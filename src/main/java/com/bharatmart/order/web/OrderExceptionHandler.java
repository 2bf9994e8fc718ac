package com.bharatmart.order.web;

import com.bharatmart.order.OrderException;
import com.bharatmart.order.OrderNumber;
import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemCode;
import com.bharatmart.platform.problem.ProblemError;
import com.bharatmart.platform.problem.Unavailable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class OrderExceptionHandler {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(OrderException e) {
        var problem = problem(e);
        return e instanceof OrderException.PaymentGatewayAwayException
                ? Unavailable.retry(problem)
                : ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static ProblemDetail problem(OrderException e) {
        return switch (e) {
            case OrderException.NotFoundException _ -> Problem.notFound();
            case OrderException.WrongStatusException _ -> problem(OrderProblemCode.WRONG_ORDER_STATUS, e);
            case OrderException.WrongParcelStatusException _ -> problem(OrderProblemCode.WRONG_ORDER_STATUS, e);
            case OrderException.AddressFixedException _ -> problem(OrderProblemCode.WRONG_ORDER_STATUS, e);
            case OrderException.PartlyShippedException _ -> problem(OrderProblemCode.ORDER_PARTLY_SHIPPED, e);
            case OrderException.OtherTaxesException _ -> problem(OrderProblemCode.TAXES_WOULD_CHANGE, e);
            case OrderException.InvalidParcelException invalid -> Problem.invalid(invalid.problems());
            case OrderException.NotLeftToPackException packed ->
                Problem.of(OrderProblemCode.NOT_LEFT_TO_PACK, String.valueOf(e.getMessage()), packed.problems());
            case OrderException.OpenOrdersException open ->
                Problem.of(
                        OrderProblemCode.ORDERS_UNDER_WAY,
                        String.valueOf(e.getMessage()),
                        open.numbers().stream().map(OpenOrder::of).toList());
            case OrderException.PriceChangedException changed -> priceChanged(changed);
            case OrderException.PaymentMethodUnavailableException _ ->
                problem(OrderProblemCode.PAYMENT_METHOD_UNAVAILABLE, e);
            case OrderException.PaymentGatewayAwayException _ -> problem(PlatformProblemCode.DEPENDENCY_UNAVAILABLE, e);
            case OrderException.PaymentUnderWayException _ -> problem(OrderProblemCode.PAYMENT_UNDER_WAY, e);
            case OrderException.PaymentTooLateException _ -> problem(OrderProblemCode.PAYMENT_TOO_LATE, e);
            case OrderException.TooManyPaymentsException _ -> problem(OrderProblemCode.TOO_MANY_PAYMENTS, e);
            case OrderException.AlreadyRemittedException _ -> problem(OrderProblemCode.ALREADY_REMITTED, e);
            case OrderException.InvalidRefundException invalid -> Problem.invalid(invalid.problems());
            case OrderException.NotRefundableException units ->
                Problem.of(OrderProblemCode.NOT_REFUNDABLE, String.valueOf(e.getMessage()), units.problems());
            case OrderException.InvalidLookupCodeException _ -> problem(PlatformProblemCode.INVALID_CODE, e);
        };
    }

    private static ProblemDetail problem(ProblemCode code, OrderException e) {
        return Problem.of(code, String.valueOf(e.getMessage()));
    }

    private static ProblemDetail priceChanged(OrderException.PriceChangedException e) {
        var problem = problem(OrderProblemCode.PRICE_CHANGED, e);
        problem.setProperty(OrderProblemCode.TOTALS, CheckoutTotalsResponse.from(e.totals()));
        return problem;
    }

    private record OpenOrder(String code, String detail, OrderNumber number) implements ProblemError {
        static OpenOrder of(OrderNumber number) {
            return new OpenOrder("open_order", "is not finished", number);
        }
    }
}
