package com.bharatmart.payment.razorpay;

import static com.bharatmart.payment.razorpay.ScriptedServer.error;
import static com.bharatmart.payment.razorpay.ScriptedServer.json;
import static com.bharatmart.payment.razorpay.ScriptedServer.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bharatmart.payment.gateway.GatewayOrder;
import com.bharatmart.payment.gateway.NewGatewayOrder;
import com.bharatmart.payment.gateway.PaymentGatewayException.RejectedException;
import com.bharatmart.payment.gateway.PaymentGatewayException.UnavailableException;
import com.bharatmart.shared.Money;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repetitions, the circuit breaker and the metrics of calls. */
class RazorpayCallsTest {

    private static final String ORDER = RazorpayGatewayTest.ORDER;

    private final ScriptedServer server = new ScriptedServer();
    private final TestGateway test = TestGateway.at(server.url());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void firstFailureAfterTenCallsIsRepeatedAfterAPause() {
        test.withBudget(server, ORDER);
        server.then(error(500, "SERVER_ERROR"), json(200, ORDER));

        assertThat(createOrder().id()).isEqualTo("order_1");
        assertThat(server.requests()).hasSize(2);
        assertThat(test.pauses).containsExactly(Duration.ofMillis(100));
        assertThat(test.registry.get("payment.gateway.retries").counter().count())
                .isEqualTo(1);
    }

    @Test
    void withoutBudgetAFailureIsNotRepeated() {
        server.thenAlways(error(500, "SERVER_ERROR"));

        assertThatThrownBy(this::createOrder).isInstanceOf(UnavailableException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void callIsRepeatedOnceOnly() {
        test.withBudget(server, ORDER).withBudget(server, ORDER);
        server.thenAlways(error(500, "SERVER_ERROR"));

        assertThatThrownBy(this::createOrder).isInstanceOf(UnavailableException.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void rejectionIsNotRepeated() {
        test.withBudget(server, ORDER);
        server.thenAlways(error(400, "BAD_REQUEST_ERROR"));

        assertThatThrownBy(this::createOrder).isInstanceOf(RejectedException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void repetitionWaitsAsLongAsTheGatewayWants() {
        test.withBudget(server, ORDER);
        server.then(error(429, "BAD_REQUEST_ERROR", "Retry-After: 2"), json(200, ORDER));

        createOrder();

        assertThat(test.pauses).containsExactly(Duration.ofMillis(2100));
    }

    @Test
    void longWaitIsLeftToTheCaller() {
        test.withBudget(server, ORDER);
        server.thenAlways(error(429, "BAD_REQUEST_ERROR", "Retry-After: 3"));

        var e = catchThrowableOfType(UnavailableException.class, this::createOrder);

        assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void noRepetitionWithoutTimeForIt() {
        var late = TestGateway.at(server.url(), Duration.ofSeconds(2), Duration.ofSeconds(2))
                .withBudget(server, ORDER);
        server.thenAlways(error(429, "BAD_REQUEST_ERROR", "Retry-After: 2"));

        assertThatThrownBy(() -> late.gateway.order("order_1")).isInstanceOf(UnavailableException.class);
        assertThat(server.requests()).hasSize(1);
        assertThat(late.pauses).isEmpty();
    }

    @Test
    void effectStaysUnknownIfOnlyTheRepetitionIsRejected() {
        test.withBudget(server, ORDER);
        server.then(reset(), error(400, "BAD_REQUEST_ERROR"));

        var e = catchThrowableOfType(UnavailableException.class, this::createOrder);

        assertThat(e.isEffectUnknown()).isTrue();
    }

    @Test
    void effectStaysUnknownIfTheRepetitionIsNotSent() {
        test.withBudget(server, ORDER);
        server.then(error(500, "SERVER_ERROR"), error(429, "BAD_REQUEST_ERROR"));

        var e = catchThrowableOfType(UnavailableException.class, this::createOrder);

        assertThat(e.isEffectUnknown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 90, 100})
    void failingGatewayGetsATenthMoreCallsAtMost(int percent) {
        var random = new Random(percent);
        server.thenAlways(connection ->
                (random.nextInt(100) < percent ? error(500, "SERVER_ERROR") : json(200, ORDER)).on(connection));

        var arrivals = 1000;
        IntStream.range(0, arrivals).forEach(_ -> {
            test.clock.advance(Duration.ofMillis(100));
            test.attempt(this::createOrder);
        });

        assertThat(server.requests()).hasSizeLessThanOrEqualTo(arrivals * 11 / 10);
    }

    @Test
    void failuresBelowTheThresholdOfTheBreakerAreNotAllRepeated() {
        var calls = new AtomicInteger();
        server.thenAlways(connection ->
                (calls.incrementAndGet() % 5 < 2 ? error(500, "SERVER_ERROR") : json(200, ORDER)).on(connection));

        var arrivals = 1000;
        IntStream.range(0, arrivals).forEach(_ -> test.attempt(this::createOrder));

        assertThat(test.breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(server.requests()).hasSizeBetween(arrivals * 105 / 100, arrivals * 110 / 100);
    }

    @Test
    void gatewayThatFailsATenthOfTheTimeIsHardlyNoticed() {
        var calls = new AtomicInteger();
        server.thenAlways(connection ->
                (calls.incrementAndGet() % 11 == 0 ? error(500, "SERVER_ERROR") : json(200, ORDER)).on(connection));

        var failed = IntStream.range(0, 500)
                .filter(_ -> !test.attempt(this::createOrder))
                .count();

        assertThat(failed).isZero();
    }

    @Test
    void openBreakerSendsNothing() {
        fail(10);

        var e = catchThrowableOfType(UnavailableException.class, this::createOrder);

        assertThat(server.requests()).hasSize(10);
        assertThat(e.isEffectUnknown()).isFalse();
        assertThat(e).hasMessageContaining("called again later");
        assertThat(test.count("POST /orders", CallOutcome.BREAKER_OPEN)).isEqualTo(1);
        assertThat(test.registry.get("payment.gateway.breaker.open").gauge().value())
                .isEqualTo(1);
    }

    @Test
    void breakerClosesWhenTheGatewayHasRecovered() {
        fail(10);
        test.clock.advance(Duration.ofSeconds(7));
        server.thenAlways(json(200, ORDER));

        createOrder();
        createOrder();

        assertThat(test.breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void rejectionsDoNotOpenTheBreaker() {
        server.thenAlways(error(400, "BAD_REQUEST_ERROR"));

        IntStream.range(0, 50).forEach(_ -> test.attempt(this::createOrder));

        assertThat(test.breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void callsAreCountedByRouteAndOutcome() {
        server.then(json(200, ORDER), error(400, "BAD_REQUEST_ERROR"), error(503, "SERVER_ERROR"), reset());

        createOrder();
        test.attempt(() -> test.gateway.order("order_1"));
        test.attempt(() -> test.gateway.payment("pay_1"));
        test.attempt(this::createOrder);

        assertThat(test.count("POST /orders", CallOutcome.SUCCESS)).isEqualTo(1);
        assertThat(test.count("GET /orders/{id}", CallOutcome.REJECTED)).isEqualTo(1);
        assertThat(test.count("GET /payments/{id}", CallOutcome.SERVER_ERROR)).isEqualTo(1);
        assertThat(test.count("POST /orders", CallOutcome.DISCONNECTED)).isEqualTo(1);
    }

    private void fail(int times) {
        server.thenAlways(error(500, "SERVER_ERROR"));
        IntStream.range(0, times).forEach(_ -> test.attempt(() -> test.gateway.capture("pay_1", Money.inr(100))));
    }

    private GatewayOrder createOrder() {
        return test.gateway.createOrder(new NewGatewayOrder("r-1", Money.inr(129900), Map.of()));
    }
}
