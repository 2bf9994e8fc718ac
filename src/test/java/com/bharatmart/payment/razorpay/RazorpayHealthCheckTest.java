package com.bharatmart.payment.razorpay;

import static com.bharatmart.payment.razorpay.ScriptedServer.error;
import static com.bharatmart.payment.razorpay.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RazorpayHealthCheckTest {

    private static final String NO_ORDERS = "{\"entity\": \"collection\", \"count\": 0, \"items\": []}";

    private final ScriptedServer server = new ScriptedServer().thenAlways(json(200, NO_ORDERS));
    private final TestGateway test = TestGateway.at(server.url());
    private final RazorpayHealthCheck check = test.healthCheck(Runnable::run);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsOneOrderAtFirst() {
        assertThatCode(check::run).doesNotThrowAnyException();

        assertThat(server.onlyRequest().line()).isEqualTo("GET /v1/orders?count=1 HTTP/1.1");
    }

    @Test
    void idleInstanceCallsTwiceAMinute() throws IOException {
        runForSeconds(60);

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void callsOfTheShopReplaceProbes() throws IOException {
        server.then(json(200, RazorpayGatewayTest.ORDER), json(200, RazorpayGatewayTest.ORDER));
        test.gateway.order("order_1");
        test.clock.advance(Duration.ofSeconds(29));
        test.gateway.order("order_1");
        test.clock.advance(Duration.ofSeconds(29));

        check.run();

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void gatewayIsDownAfterTwoFailuresAndUpAfterTheNextSuccess() throws IOException {
        check.run();
        server.then(error(500, "SERVER_ERROR"), error(500, "SERVER_ERROR"));

        test.clock.advance(Duration.ofSeconds(30));
        assertThat(catchThrowable(check::run)).isNull();
        test.clock.advance(Duration.ofSeconds(5));
        assertThat(catchThrowable(check::run)).isInstanceOf(IOException.class);
        test.clock.advance(Duration.ofSeconds(5));
        assertThat(catchThrowable(check::run)).isNull();
    }

    @Test
    void gatewayThatDoesNotAnswerAtFirstIsDownAtOnce() {
        server.thenAlways(error(500, "SERVER_ERROR"));

        assertThat(catchThrowable(check::run)).isInstanceOf(IOException.class);
    }

    @Test
    void rejectionShowsThatTheGatewayWorks() {
        server.thenAlways(error(404, "BAD_REQUEST_ERROR"));

        assertThatCode(() -> runForSeconds(60)).doesNotThrowAnyException();
    }

    @Test
    void wrongKeyIsReported() {
        server.thenAlways(error(401, "BAD_REQUEST_ERROR"));
        IntStream.range(0, 10).forEach(_ -> advanceAndRun());

        assertThat(catchThrowable(check::run)).isInstanceOf(IOException.class).hasMessageContaining("unauthorized");
    }

    @Test
    void unreachableGatewayIsHardlyCalled() {
        server.thenAlways(error(503, "SERVER_ERROR"));

        IntStream.range(0, 300).forEach(_ -> advanceAndRun());

        assertThat(catchThrowable(check::run)).isInstanceOf(IOException.class);
        assertThat(server.requests()).hasSizeBetween(10, 60);
    }

    @Test
    void recoveryIsSeenWithoutAnyCallOfTheShop() {
        server.thenAlways(error(503, "SERVER_ERROR"));
        IntStream.range(0, 120).forEach(_ -> advanceAndRun());

        server.thenAlways(json(200, NO_ORDERS));
        IntStream.range(0, 30).forEach(_ -> advanceAndRun());

        assertThat(catchThrowable(check::run)).isNull();
    }

    @Test
    void slowProbeDoesNotHoldTheCheck() throws IOException {
        check.run();
        test.clock.advance(Duration.ofSeconds(30));
        var probes = new ArrayList<Runnable>();
        var background = test.healthCheck(probes::add);

        background.run();
        background.run();

        assertThat(server.requests()).hasSize(1);
        assertThat(probes).hasSize(1);
    }

    @Test
    void probeIsNotRepeated() {
        test.withBudget(server, RazorpayGatewayTest.ORDER).withBudget(server, RazorpayGatewayTest.ORDER);
        server.then(error(500, "SERVER_ERROR"));

        test.clock.advance(Duration.ofSeconds(30));
        assertThat(catchThrowable(check::run)).isNull();

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void hasTheNameOfTheContract() {
        assertThat(check.name()).isEqualTo("paymentGateway");
    }

    private void runForSeconds(int seconds) throws IOException {
        for (var second = 0; second < seconds; second++) {
            check.run();
            test.clock.advance(Duration.ofSeconds(1));
        }
    }

    private void advanceAndRun() {
        test.clock.advance(Duration.ofSeconds(1));
        var _ = catchThrowable(check::run);
    }
}
