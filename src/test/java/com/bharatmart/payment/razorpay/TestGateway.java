package com.bharatmart.payment.razorpay;

import com.bharatmart.payment.gateway.PaymentGatewayException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A gateway with a clock that a test moves, and pauses that are noted and not waited for. */
final class TestGateway {

    static final String KEY_ID = "rzp_test_IEIaMR65cu6nz3";
    static final String KEY_SECRET = "EnLs21M47BllR3X8PSFtjtbd";

    final SettableClock clock = new SettableClock();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final CircuitBreaker breaker = RazorpayBreaker.create(clock);
    final RecentOutcomes outcomes = new RecentOutcomes(clock);
    final RazorpayProperties properties;
    final RazorpayClient client;
    final RazorpayCalls calls;
    final RazorpayGateway gateway;

    private TestGateway(RazorpayProperties properties) {
        this.properties = properties;
        this.client = RazorpayClientFactory.create(
                properties, new RazorpayRequestFactory(properties.connectTimeout(), properties.readTimeout()), clock);
        var permits = new Semaphore(properties.maxConcurrent());
        this.calls = new RazorpayCalls(
                properties.deadline(),
                permits,
                breaker,
                outcomes,
                new CallMetrics(registry, breaker, permits),
                () -> 0,
                pauses::add);
        this.gateway = new RazorpayGateway(
                client, calls, new RazorpaySignatures(KEY_SECRET, properties.webhookSecrets()), KEY_ID);
    }

    static TestGateway at(URI url) {
        return new TestGateway(properties(url, Duration.ofSeconds(20), Duration.ofSeconds(60), 4));
    }

    static TestGateway at(URI url, Duration readTimeout, Duration deadline) {
        return new TestGateway(properties(url, readTimeout, deadline, 4));
    }

    static TestGateway withConcurrent(URI url, int calls) {
        return new TestGateway(properties(url, Duration.ofSeconds(20), Duration.ofSeconds(60), calls));
    }

    static RazorpayProperties properties(URI url, Duration readTimeout, Duration deadline, int maxConcurrent) {
        return new RazorpayProperties(
                url,
                KEY_ID,
                KEY_SECRET,
                List.of("the new secret", "the old secret"),
                Duration.ofSeconds(5),
                readTimeout,
                deadline,
                maxConcurrent,
                Duration.ofSeconds(30));
    }

    RazorpayHealthCheck healthCheck(Executor executor) {
        return new RazorpayHealthCheck(client, calls, breaker, outcomes, properties.probeInterval(), executor);
    }

    /** Makes calls until the budget has one repetition. */
    TestGateway withBudget(ScriptedServer server, String answer) {
        IntStream.range(0, 9).forEach(_ -> server.then(ScriptedServer.json(200, answer)));
        IntStream.range(0, 9).forEach(_ -> gateway.order("order_1"));
        server.requests().clear();
        return this;
    }

    /** Whether a call succeeds. */
    boolean attempt(Supplier<?> call) {
        try {
            var _ = call.get();
            return true;
        } catch (PaymentGatewayException _) {
            return false;
        }
    }

    long count(String route, CallOutcome outcome) {
        var timer = registry.find("payment.gateway.calls")
                .tag("route", route)
                .tag("outcome", outcome.text())
                .timer();
        return timer == null ? 0 : timer.count();
    }
}
