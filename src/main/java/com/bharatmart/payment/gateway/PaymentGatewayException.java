package com.bharatmart.payment.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call of the payment gateway did not succeed. Messages are for logs: without keys and without data of shoppers. */
public abstract sealed class PaymentGatewayException extends RuntimeException {

    private PaymentGatewayException(String message) {
        super(message);
    }

    /**
     * The gateway did not answer, answered that it has a problem, or was not called because of that: timeouts, connection
     * errors, 5xx, 429, responses that cannot be read, too many concurrent calls. A later repetition can succeed.
     */
    public static final class UnavailableException extends PaymentGatewayException {
        private final boolean effectUnknown;
        private final transient @Nullable Duration retryAfter;

        public UnavailableException(String message, boolean effectUnknown, @Nullable Duration retryAfter) {
            super(message);
            this.effectUnknown = effectUnknown;
            this.retryAfter = retryAfter;
        }

        /** Whether the call may have had its effect. False if it was not sent, or was refused before it began. */
        public boolean isEffectUnknown() {
            return effectUnknown;
        }

        /** When the gateway wants to be called again; null if it did not say. */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The gateway refused the call (4xx). It had no effect, and the same call will be refused again. */
    public static final class RejectedException extends PaymentGatewayException {
        private final int status;
        private final String code;

        /**
         * @param status of HTTP
         * @param code of the gateway, {@code BAD_REQUEST_ERROR} for example
         * @param description of the gateway
         */
        public RejectedException(int status, String code, String description) {
            super("the payment gateway answered %d %s: %s".formatted(status, code, description));
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        public String code() {
            return code;
        }
    }
}
