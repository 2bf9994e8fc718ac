package com.bharatmart.payment.web;

import com.bharatmart.payment.PaymentException;
import com.bharatmart.payment.RefundException;
import com.bharatmart.platform.problem.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PaymentExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(PaymentException e) {
        return switch (e) {
            case PaymentException.NotFoundException _ -> Problem.notFound();
            case PaymentException.SignatureInvalidException _ -> problem(PaymentProblemCode.SIGNATURE_INVALID, e);
            case PaymentException.NotOfferedException _ -> problem(PaymentProblemCode.PAYMENT_NOT_OFFERED, e);
            case PaymentException.NotAuthorizedException _ -> problem(PaymentProblemCode.PAYMENT_NOT_AUTHORIZED, e);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(RefundException e) {
        return switch (e) {
            case RefundException.NotPaidException _ -> problem(PaymentProblemCode.NOT_PAID, e);
            case RefundException.ExceedsCapturedException exceeds -> {
                var problem = problem(PaymentProblemCode.EXCEEDS_CAPTURED, e);
                problem.setProperty("refundable", exceeds.refundable());
                yield problem;
            }
        };
    }

    private static ProblemDetail problem(PaymentProblemCode code, RuntimeException e) {
        return Problem.of(code, String.valueOf(e.getMessage()));
    }
}
