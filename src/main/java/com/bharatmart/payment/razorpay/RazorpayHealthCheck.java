package com.bharatmart.payment.razorpay;

import com.bharatmart.payment.gateway.PaymentGatewayException;
import com.bharatmart.platform.health.HealthCheck;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether Razorpay answers, which the calls of this instance show. Only if there were none for some time, or the last ones
 * failed, does the check read one order, in the background, since a slow response must not look like none.
 */
final class RazorpayHealthCheck implements HealthCheck {

    private static final Duration RECOVERY_INTERVAL = Duration.ofSeconds(5);

    private final RazorpayClient client;
    private final RazorpayCalls calls;
    private final CircuitBreaker breaker;
    private final RecentOutcomes outcomes;
    private final Duration probeInterval;
    private final Executor executor;
    private final AtomicBoolean probing = new AtomicBoolean();

    RazorpayHealthCheck(
            RazorpayClient client,
            RazorpayCalls calls,
            CircuitBreaker breaker,
            RecentOutcomes outcomes,
            Duration probeInterval,
            Executor executor) {
        this.client = client;
        this.calls = calls;
        this.breaker = breaker;
        this.outcomes = outcomes;
        this.probeInterval = probeInterval;
        this.executor = executor;
    }

    @Override
    public String name() {
        return "paymentGateway";
    }

    @Override
    public void run() throws IOException {
        if (outcomes.isEmpty()) {
            probe();
        } else if (outcomes.isOlderThan(interval()) && probing.compareAndSet(false, true)) {
            executor.execute(() -> {
                try {
                    probe();
                } finally {
                    probing.set(false);
                }
            });
        }
        if (breaker.getState() == CircuitBreaker.State.OPEN || outcomes.isFailing()) {
            throw new IOException("Razorpay does not work, the last outcome is " + outcomes.lastText());
        }
    }

    private Duration interval() {
        return !outcomes.hasFailedLast() && breaker.getState() == CircuitBreaker.State.CLOSED
                ? probeInterval
                : RECOVERY_INTERVAL;
    }

    /** The result is one of the {@link RecentOutcomes}. A probe that finds no free permit says nothing about Razorpay. */
    private void probe() {
        try {
            calls.call(RazorpayOperation.PROBE, () -> client.orders(1), collection -> collection);
        } catch (PaymentGatewayException _) {
            // counted by the calls
        }
    }
}
