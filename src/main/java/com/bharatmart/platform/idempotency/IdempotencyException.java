package com.bharatmart.platform.idempotency;

/** Why a request cannot be answered under its key. */
abstract sealed class IdempotencyException extends RuntimeException {

    IdempotencyException(String message) {
        super(message);
    }

    static final class KeyMissing extends IdempotencyException {
        KeyMissing() {
            super("This request needs an Idempotency-Key header, so that a retry cannot do it twice.");
        }
    }

    static final class KeyMalformed extends IdempotencyException {
        KeyMalformed() {
            super("An Idempotency-Key is 1 to 255 visible ASCII characters, given once.");
        }
    }

    static final class SecretMissing extends IdempotencyException {
        SecretMissing() {
            super(
                    "A guest's Idempotency-Key needs an X-Guest-Secret header here, so that it cannot meet another guest's"
                            + " key: at least 128 random bits, the same for each retry.");
        }
    }

    static final class SecretMalformed extends IdempotencyException {
        SecretMalformed() {
            super("An X-Guest-Secret is 22 to 255 visible ASCII characters, given once.");
        }
    }

    static final class KeyReused extends IdempotencyException {
        KeyReused() {
            super("This Idempotency-Key was used for another request.");
        }
    }

    static final class InFlight extends IdempotencyException {
        InFlight() {
            super("The first request with this Idempotency-Key is still running.");
        }
    }
}
