package com.bharatmart.payment.razorpay;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the circuit breaker for Razorpay: it opens when half of the last attempts failed. */
final class RazorpayBreaker {

    private static final Logger log = LoggerFactory.getLogger(RazorpayBreaker.class);

    private static final int WINDOW_SIZE = 20;
    private static final int MIN_CALLS = 10;
    private static final int FAILURE_THRESHOLD_PERCENT = 50;
    private static final int HALF_OPEN_CALLS = 2;
    private static final Duration MAX_HALF_OPEN = Duration.ofSeconds(10);

    private RazorpayBreaker() {}

    /** The pauses grow from 5 to 15 seconds, at random by a third, so that the instances do not call at the same time. */
    static CircuitBreaker create(Clock clock) {
        var config = CircuitBreakerConfig.custom()
                .slidingWindowSize(WINDOW_SIZE)
                .minimumNumberOfCalls(MIN_CALLS)
                .failureRateThreshold(FAILURE_THRESHOLD_PERCENT)
                .waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialRandomBackoff(
                        Duration.ofSeconds(5), 1.5, 1 / 3.0, Duration.ofSeconds(15)))
                .permittedNumberOfCallsInHalfOpenState(HALF_OPEN_CALLS)
                .maxWaitDurationInHalfOpenState(MAX_HALF_OPEN)
                .clock(clock)
                .build();
        var breaker = CircuitBreaker.of("razorpay", config);
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn(
                        "The circuit breaker for Razorpay was {} and is {}",
                        event.getStateTransition().getFromState(),
                        event.getStateTransition().getToState()));
        return breaker;
    }
}
