package com.bharatmart.payment.razorpay;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Counts and times the attempts to call Razorpay. */
final class CallMetrics {

    private final MeterRegistry registry;
    private final Counter retries;

    CallMetrics(MeterRegistry registry, CircuitBreaker breaker, Semaphore permits) {
        this.registry = registry;
        this.retries = Counter.builder("payment.gateway.retries")
                .description("Repetitions of calls of the payment gateway")
                .register(registry);
        var max = permits.availablePermits();
        Gauge.builder("payment.gateway.running", permits, it -> max - it.availablePermits())
                .description("Calls of the payment gateway in progress")
                .register(registry);
        Gauge.builder("payment.gateway.breaker.open", breaker, it -> it.getState() == CircuitBreaker.State.OPEN ? 1 : 0)
                .description("1 while the circuit breaker for the payment gateway is open")
                .register(registry);
    }

    void record(RazorpayOperation operation, CallOutcome outcome, Duration time) {
        Timer.builder("payment.gateway.calls")
                .description("Attempts to call the payment gateway")
                .tag("route", operation.route())
                .tag("outcome", outcome.text())
                .register(registry)
                .record(time);
    }

    void countRetry() {
        retries.increment();
    }
}
