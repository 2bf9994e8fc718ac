package com.bharatmart.platform.idempotency;

/** A request that cannot be executed with its idempotency key. */
abstract sealed class IdempotencyException extends RuntimeException {

    IdempotencyException(String message) {
        super(message);
    }

    static final class KeyMissingException extends IdempotencyException {
        KeyMissingException() {
            super("This request needs an Idempotency-Key header, so that a retry is not executed twice.");
        }
    }

    static final class KeyMalformedException extends IdempotencyException {
        KeyMalformedException() {
            super("An Idempotency-Key is 1 to 255 visible ASCII characters, given once.");
        }
    }

    static final class SecretMissingException extends IdempotencyException {
        SecretMissingException() {
            super("A guest's Idempotency-Key needs an X-Guest-Secret header here, which keeps the keys of guests apart:"
                    + " at least 128 random bits, the same for each retry.");
        }
    }

    static final class SecretMalformedException extends IdempotencyException {
        SecretMalformedException() {
            super("An X-Guest-Secret is 22 to 255 visible ASCII characters, given once.");
        }
    }

    static final class KeyReusedException extends IdempotencyException {
        KeyReusedException() {
            super("This Idempotency-Key was used for another request.");
        }
    }

    static final class InFlightException extends IdempotencyException {
        InFlightException() {
            super("The first request with this Idempotency-Key is still running.");
        }
    }
}
