package com.bharatmart.platform.idempotency;

/** Why a request cannot be answered under its key. */
abstract sealed class IdempotencyRefused extends RuntimeException {

    IdempotencyRefused(String message) {
        super(message);
    }

    static final class KeyMissing extends IdempotencyRefused {
        KeyMissing() {
            super("This request needs an Idempotency-Key header, so that a retry cannot do it twice.");
        }
    }

    static final class KeyMalformed extends IdempotencyRefused {
        KeyMalformed() {
            super("An Idempotency-Key is 1 to 255 visible ASCII characters, given once.");
        }
    }

    static final class KeyReused extends IdempotencyRefused {
        KeyReused() {
            super("This Idempotency-Key was used for another request.");
        }
    }

    static final class InFlight extends IdempotencyRefused {
        InFlight() {
            super("The first request with this Idempotency-Key is still running.");
        }
    }
}
