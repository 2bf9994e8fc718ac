package com.bharatmart.payment.razorpay;

import static com.bharatmart.payment.razorpay.ScriptedServer.answer;
import static com.bharatmart.payment.razorpay.ScriptedServer.drip;
import static com.bharatmart.payment.razorpay.ScriptedServer.endless;
import static com.bharatmart.payment.razorpay.ScriptedServer.error;
import static com.bharatmart.payment.razorpay.ScriptedServer.half;
import static com.bharatmart.payment.razorpay.ScriptedServer.json;
import static com.bharatmart.payment.razorpay.ScriptedServer.reset;
import static com.bharatmart.payment.razorpay.ScriptedServer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bharatmart.local.FreePort;
import com.bharatmart.payment.gateway.NewGatewayOrder;
import com.bharatmart.payment.gateway.NewGatewayQr;
import com.bharatmart.payment.gateway.NewGatewayRefund;
import com.bharatmart.payment.gateway.PaymentGatewayException;
import com.bharatmart.payment.gateway.PaymentGatewayException.RejectedException;
import com.bharatmart.payment.gateway.PaymentGatewayException.UnavailableException;
import com.bharatmart.shared.Money;
import com.bharatmart.testing.CapturedLog;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller learns when Razorpay does not answer, or not well. */
class RazorpayFailureTest {

    private static final Money AMOUNT = Money.inr(129900);
    private static final NewGatewayOrder ORDER = new NewGatewayOrder("r-1", AMOUNT, Map.of());

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "500, SERVER_ERROR, true",
        "502, GATEWAY_ERROR, true",
        "503, SERVER_ERROR, true",
        "504, GATEWAY_ERROR, true",
        "400, GATEWAY_ERROR, true",
        "400, SERVER_ERROR, true",
        "408, BAD_REQUEST_ERROR, true",
        "409, BAD_REQUEST_ERROR, true",
        "429, BAD_REQUEST_ERROR, false",
        "401, BAD_REQUEST_ERROR, false",
        "403, BAD_REQUEST_ERROR, false"
    })
    void statusTellsWhetherAnOrderMayExist(int status, String code, boolean unknown) {
        server.thenAlways(error(status, code));

        assertThat(unavailable(TestGateway.at(server.url())).isEffectUnknown()).isEqualTo(unknown);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 413, 422})
    void errorOfTheRequestIsARejection(int status) {
        server.thenAlways(error(status, "BAD_REQUEST_ERROR"));

        var e = catchThrowableOfType(
                RejectedException.class,
                () -> TestGateway.at(server.url()).gateway.createOrder(ORDER));

        assertThat(e.status()).isEqualTo(status);
        assertThat(e.code()).isEqualTo("BAD_REQUEST_ERROR");
        assertThat(e).hasMessageContaining("what went wrong");
    }

    static Stream<Arguments> brokenResponses() {
        return Stream.of(
                Arguments.of("reset", reset()),
                Arguments.of("half a body", half(RazorpayGatewayTest.ORDER)),
                Arguments.of("endless body", endless()),
                Arguments.of("no body", json(200, "")),
                Arguments.of("null", json(200, "null")),
                Arguments.of("a list", json(200, "[]")),
                Arguments.of("nothing in it", json(200, "{}")),
                Arguments.of("no JSON", json(200, "<html>")),
                Arguments.of("no JSON type", answer(200, "text/html", RazorpayGatewayTest.ORDER)),
                Arguments.of("no HTTP", (ScriptedServer.Answer) connection ->
                        connection.getOutputStream().write("SSH-2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII))),
                Arguments.of("a proxy's error", answer(404, "text/html", "<html>")),
                Arguments.of("deep nesting", json(200, "[".repeat(100_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenResponses")
    void afterABrokenResponseAnOrderMayExist(String name, ScriptedServer.Answer answer) {
        server.thenAlways(answer);

        assertThat(unavailable(TestGateway.at(server.url())).isEffectUnknown()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenResponses")
    void readHasNoEffect(String name, ScriptedServer.Answer answer) {
        server.thenAlways(answer);
        var gateway = TestGateway.at(server.url()).gateway;

        var e = catchThrowableOfType(UnavailableException.class, () -> gateway.order("order_1"));

        assertThat(e.isEffectUnknown()).isFalse();
    }

    @Test
    void redirectIsNotFollowed() {
        server.thenAlways(json(307, "{}", "Location: " + server.url() + "/elsewhere"));

        assertThat(unavailable(TestGateway.at(server.url())).isEffectUnknown()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void silentGatewayIsGivenUp() {
        server.thenAlways(silence());

        var e = unavailable(TestGateway.at(server.url(), Duration.ofMillis(200), Duration.ofMinutes(1)));

        assertThat(e.isEffectUnknown()).isTrue();
        assertThat(e).hasMessageContaining("in time");
    }

    @Test
    void responseThatArrivesByteByByteIsGivenUp() {
        server.thenAlways(drip());

        var e = unavailable(TestGateway.at(server.url(), Duration.ofMillis(200), Duration.ofMinutes(1)));

        assertThat(e.isEffectUnknown()).isTrue();
        assertThat(e).hasMessageContaining("in time");
    }

    @Test
    @Timeout(30) // the read timeout is twice as long
    void deadlineEndsACallBeforeItsReadTimeout() {
        server.thenAlways(drip());

        var e = unavailable(TestGateway.at(server.url(), Duration.ofMinutes(1), Duration.ofMillis(200)));

        assertThat(e).hasMessageContaining("in time");
    }

    @Test
    void refusedConnectionHadNoEffect() throws IOException {
        var test = TestGateway.at(URI.create("http://127.0.0.1:%d/v1".formatted(FreePort.find())));

        assertThat(unavailable(test).isEffectUnknown()).isFalse();
        assertThat(test.count("POST /orders", CallOutcome.UNREACHABLE)).isEqualTo(1);
    }

    @Test
    void unknownHostHadNoEffect() {
        var test = TestGateway.at(URI.create("http://gateway.invalid/v1"));

        assertThat(unavailable(test).isEffectUnknown()).isFalse();
    }

    @Test
    void callBeyondTheLimitIsRefusedAtOnceAndNotSent() {
        server.thenAlways(silence());
        var test = TestGateway.withConcurrent(server.url(), 1);
        var first = CompletableFuture.runAsync(() -> test.gateway.payment("pay_1"));
        Awaitility.await().until(() -> server.requests().size() == 1);

        var e = unavailable(test);

        assertThat(e.isEffectUnknown()).isFalse();
        assertThat(server.requests()).hasSize(1);
        assertThat(test.registry.get("payment.gateway.running").gauge().value()).isEqualTo(1);
        assertThat(first).isNotDone();
    }

    @Test
    void interruptedCallerGivesUp() throws InterruptedException {
        server.thenAlways(silence());
        var test = TestGateway.at(server.url());
        var failure = new CompletableFuture<UnavailableException>();
        var caller = Thread.ofVirtual().start(() -> failure.complete(unavailable(test)));
        Awaitility.await().until(() -> server.requests().size() == 1);

        caller.interrupt();
        caller.join();

        assertThat(failure.join().isEffectUnknown()).isTrue();
        assertThat(test.registry.get("payment.gateway.running").gauge().value()).isZero();
    }

    @Test
    void exceptionsAndLogsHaveNoKeysAndNoPersonalData() {
        server.thenAlways(json(400, """
                {"error": {"code": "BAD_REQUEST_ERROR", "description": "shopper@upi, +91 98765 43210 and 4111 1111 1111 1111\\n: no"}}"""));
        var test = TestGateway.at(server.url());

        try (var log = new CapturedLog()) {
            var rejected = catchThrowableOfType(PaymentGatewayException.class, () -> test.gateway.createOrder(ORDER));
            server.thenAlways(error(401, "BAD_REQUEST_ERROR"));
            var unauthorized =
                    catchThrowableOfType(PaymentGatewayException.class, () -> test.gateway.createOrder(ORDER));

            assertThat(rejected).hasNoCause();
            assertThat(unauthorized).hasNoCause();
            assertThat(rejected.getMessage()).doesNotContain("shopper", "98765", "4111", "\n");
            var all = rejected + " " + unauthorized + " " + test.properties + " " + String.join("\n", log.all());
            assertThat(all).doesNotContain(TestGateway.KEY_SECRET, "Basic ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Retry-After: 7', 7",
        "'Retry-After: Mon, 01 Jun 2026 10:00:30 GMT', 30",
        "'Retry-After: Mon, 01 Jun 2026 09:00:00 GMT', 0"
    })
    void callerLearnsWhenTheGatewayWantsToBeCalledAgain(String header, int seconds) {
        server.thenAlways(error(429, "BAD_REQUEST_ERROR", header));

        assertThat(unavailable(TestGateway.at(server.url())).retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: 1", "Retry-After: soon", "Retry-After: -1", "Retry-After: 99999999999999999999"})
    void unreadableTimeOfARetryIsNone(String header) {
        server.thenAlways(error(429, "BAD_REQUEST_ERROR", header));

        assertThat(unavailable(TestGateway.at(server.url())).retryAfter()).isNull();
    }

    @Test
    void captureAndQrCodeAreNotRepeated() {
        var test = TestGateway.at(server.url()).withBudget(server, RazorpayGatewayTest.ORDER);
        server.thenAlways(error(429, "BAD_REQUEST_ERROR"));

        test.attempt(() -> test.gateway.capture("pay_1", AMOUNT));
        test.attempt(() -> test.gateway.createQr(new NewGatewayQr("B", AMOUNT, Instant.EPOCH, Map.of())));

        assertThat(server.requests()).hasSize(2);
        assertThat(test.pauses).isEmpty();
    }

    @Test
    void refundIsRepeatedWithTheSameKeyAndBody() {
        var test = TestGateway.at(server.url()).withBudget(server, RazorpayGatewayTest.ORDER);
        server.then(reset(), json(200, """
                {"id": "rfnd_1", "amount": 5000, "payment_id": "pay_1", "status": "pending"}"""));

        test.gateway.refund("pay_1", new NewGatewayRefund(Money.inr(5000), "f-1", "key-0123456789", Map.of()));

        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(0)).isEqualTo(server.requests().get(1));
    }

    private static UnavailableException unavailable(TestGateway test) {
        return catchThrowableOfType(UnavailableException.class, () -> test.gateway.createOrder(ORDER));
    }
}
