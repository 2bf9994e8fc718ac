package com.bharatmart.payment.razorpay;

import com.bharatmart.payment.gateway.PaymentGatewayException;
import com.bharatmart.payment.gateway.PaymentGatewayException.RejectedException;
import com.bharatmart.payment.gateway.PaymentGatewayException.UnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

/**
 * A failed attempt. Its exception has no cause: those of the HTTP client can have URLs and bodies in them.
 *
 * @param exception what the caller gets
 */
record CallFailure(CallOutcome outcome, PaymentGatewayException exception) {

    /** Empty if the exception is not one of a call, but of a fault in this program. */
    static Optional<CallFailure> of(RazorpayOperation operation, RuntimeException e) {
        return switch (e) {
            case ErrorResponseException response -> Optional.of(ofStatus(operation, response));
            case UnreadableResponseException unreadable ->
                Optional.of(unavailable(
                        operation,
                        CallOutcome.UNREADABLE,
                        "its response cannot be read: " + unreadable.getMessage(),
                        true,
                        null));
            case ResourceAccessException failed -> Optional.of(ofConnection(operation, failed));
            case RestClientException _ ->
                Optional.of(unavailable(
                        operation, CallOutcome.UNREADABLE, "its response is not the documented JSON", true, null));
            default -> Optional.empty();
        };
    }

    /** A call that was not sent. */
    static CallFailure notSent(RazorpayOperation operation, CallOutcome outcome, String reason) {
        return unavailable(operation, outcome, reason, false, null);
    }

    private static CallFailure ofStatus(RazorpayOperation operation, ErrorResponseException e) {
        var outcome = outcome(e);
        if (outcome == CallOutcome.REJECTED) {
            return new CallFailure(
                    outcome,
                    new RejectedException(
                            e.status(), e.code() == null ? "" : e.code(), operation.route() + ": " + e.description()));
        }
        var mayHaveHappened =
                switch (outcome) {
                    case THROTTLED, UNAUTHORIZED -> false;
                    default -> true;
                };
        return unavailable(
                operation,
                outcome,
                "it answered %d %s".formatted(e.status(), e.code() == null ? "without a code" : e.code()),
                mayHaveHappened,
                e.retryAfter());
    }

    private static CallOutcome outcome(ErrorResponseException e) {
        var code = e.code();
        return switch (e.status()) {
            case 401, 403 -> CallOutcome.UNAUTHORIZED;
            case 408 -> CallOutcome.TIMEOUT;
            case 409 -> CallOutcome.IN_PROGRESS;
            case 429 -> CallOutcome.THROTTLED;
            default -> {
                if (e.status() >= 500 || "GATEWAY_ERROR".equals(code) || "SERVER_ERROR".equals(code)) {
                    yield CallOutcome.SERVER_ERROR;
                }
                yield e.status() < 400 || code == null ? CallOutcome.UNREADABLE : CallOutcome.REJECTED;
            }
        };
    }

    private static CallFailure ofConnection(RazorpayOperation operation, ResourceAccessException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ConnectException _,
                        HttpConnectTimeoutException _,
                        UnknownHostException _,
                        UnresolvedAddressException _,
                        SSLHandshakeException _ -> {
                    return unavailable(
                            operation,
                            CallOutcome.UNREACHABLE,
                            "there is no connection: " + cause.getClass().getSimpleName(),
                            false,
                            null);
                }
                case HttpTimeoutException _, InterruptedIOException _ -> {
                    return unavailable(operation, CallOutcome.TIMEOUT, "it did not answer in time", true, null);
                }
                default -> {}
            }
        }
        var cause = e.getCause() instanceof IOException io ? io : e;
        return unavailable(
                operation,
                CallOutcome.DISCONNECTED,
                "the connection broke: " + cause.getClass().getSimpleName(),
                true,
                null);
    }

    private static CallFailure unavailable(
            RazorpayOperation operation,
            CallOutcome outcome,
            String reason,
            boolean mayHaveHappened,
            @Nullable Duration retryAfter) {
        return new CallFailure(
                outcome,
                new UnavailableException(
                        "%s at the payment gateway failed: %s".formatted(operation.route(), reason),
                        mayHaveHappened && operation.hasEffect(),
                        retryAfter));
    }
}
