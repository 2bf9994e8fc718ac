package com.bharatmart.benchmark;

import java.io.Serial;

/** What was measured would mean nothing: an answer was wrong, or something is missing. */
class BenchmarkFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    BenchmarkFailed(String message) {
        super(message);
    }
}
