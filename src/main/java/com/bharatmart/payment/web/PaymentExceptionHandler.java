package com.bharatmart.payment.web;

import com.bharatmart.payment.PaymentException;
import com.bharatmart.payment.RefundException;
import com.bharatmart.payment.gateway.PaymentGatewayException;
import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Also for the routes of orders that pay and refund. */
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
            case RefundException.ExceedsCapturedException _ -> problem(PaymentProblemCode.EXCEEDS_CAPTURED, e);
            case RefundException.TooSmallException _ -> problem(PaymentProblemCode.REFUND_TOO_SMALL, e);
            case RefundException.NotFoundException _ -> Problem.notFound();
            case RefundException.NotFailedException _ -> problem(PaymentProblemCode.REFUND_NOT_FAILED, e);
            case RefundException.NotPaidException _ -> problem(PaymentProblemCode.NOT_PAID, e);
        };
    }

    /** The message of the exception is for logs. */
    @ExceptionHandler
    ProblemDetail handle(PaymentGatewayException e) {
        return Problem.of(PaymentProblemCode.GATEWAY_UNAVAILABLE, "The payment gateway does not answer.");
    }

    @ExceptionHandler
    ProblemDetail handle(WebhookException e) {
        return switch (e) {
            case WebhookException.UnsignedException _ -> problem(PaymentProblemCode.WEBHOOK_SIGNATURE_INVALID, e);
            case WebhookException.UnreadableException _ -> problem(PlatformProblemCode.MALFORMED_BODY, e);
        };
    }

    @ExceptionHandler({PaymentEventNotFoundException.class, MismatchNotFoundException.class})
    ProblemDetail handleNotFound() {
        return Problem.notFound();
    }

    private static ProblemDetail problem(ProblemCode code, RuntimeException e) {
        return Problem.of(code, String.valueOf(e.getMessage()));
    }
}
