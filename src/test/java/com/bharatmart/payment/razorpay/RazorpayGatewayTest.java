package com.bharatmart.payment.razorpay;

import static com.bharatmart.payment.razorpay.ScriptedServer.error;
import static com.bharatmart.payment.razorpay.ScriptedServer.json;
import static com.bharatmart.payment.razorpay.ScriptedServer.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bharatmart.payment.gateway.GatewayOrder;
import com.bharatmart.payment.gateway.GatewayPayment;
import com.bharatmart.payment.gateway.GatewayQr;
import com.bharatmart.payment.gateway.GatewayRefund;
import com.bharatmart.payment.gateway.NewGatewayOrder;
import com.bharatmart.payment.gateway.NewGatewayQr;
import com.bharatmart.payment.gateway.NewGatewayRefund;
import com.bharatmart.payment.gateway.PaymentGatewayException.RejectedException;
import com.bharatmart.payment.gateway.PaymentGatewayException.UnavailableException;
import com.bharatmart.payment.gateway.SettlementItem;
import com.bharatmart.shared.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is sent to Razorpay, and how its documented responses are read. */
class RazorpayGatewayTest {

    static final String ORDER = """
            {"id": "order_1", "entity": "order", "amount": 129900, "amount_paid": 0, "amount_due": 129900,
             "currency": "INR", "receipt": "r-1", "offer_id": null, "status": "created", "attempts": 0, "notes": [],
             "created_at": 1780308000}""";

    private static final String PAYMENT = """
            {"id": "pay_1", "entity": "payment", "amount": 129900, "currency": "INR", "status": "%s", "order_id": "order_1",
             "invoice_id": null, "international": false, "method": "upi", "amount_refunded": 0, "refund_status": null,
             "captured": %s, "description": null, "card_id": null, "bank": null, "wallet": null,
             "vpa": "shopper@upi", "email": "shopper@example.com", "contact": "+919876543210", "notes": {"payment": "1"},
             "fee": 2599, "tax": 396, "error_code": null, "error_reason": null, "acquirer_data": {"rrn": "123"},
             "a_field_of_next_year": {"with": ["content"]}, "created_at": 1780308000}""";

    private static final Money AMOUNT = Money.inr(129900);

    private final ScriptedServer server = new ScriptedServer();
    private final TestGateway test = TestGateway.at(server.url());
    private final RazorpayGateway gateway = test.gateway;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void createsAnOrderInPaiseThatARepetitionFindsAgain() {
        server.then(json(200, ORDER));

        var order = gateway.createOrder(new NewGatewayOrder("r-1", AMOUNT, Map.of("order", "BM-1")));

        assertThat(order)
                .isEqualTo(new GatewayOrder("order_1", AMOUNT, Money.ZERO, "r-1", GatewayOrder.Status.CREATED, 0));
        var request = server.onlyRequest();
        assertThat(request.line()).isEqualTo("POST /v1/orders HTTP/1.1");
        assertThat(request.headers()).containsEntry("content-type", "application/json");
        assertThat(tree(request.body())).isEqualTo(tree("""
                {"amount": 129900, "currency": "INR", "receipt": "r-1", "unique_receipt": true, "notes": {"order": "BM-1"}}"""));
    }

    @Test
    void authenticatesWithTheKey() {
        server.then(json(200, ORDER));

        gateway.order("order_1");

        var headers = server.onlyRequest().headers();
        assertThat(headers.get("authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString((TestGateway.KEY_ID + ":" + TestGateway.KEY_SECRET)
                                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(headers).containsEntry("accept", "application/json").doesNotContainKey("content-type");
    }

    @Test
    void namesItselfAndItsPublicKey() {
        assertThat(gateway.provider()).isEqualTo("razorpay");
        assertThat(gateway.keyId()).isEqualTo(TestGateway.KEY_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null", "{\"order\": \"BM-1\"}"})
    void readsOrdersWhateverTheFormOfTheirNotes(String notes) {
        server.then(json(200, ORDER.replace("[]", notes)));

        assertThat(gateway.order("order_1").receipt()).isEqualTo("r-1");
    }

    @Test
    void readsAnOrderThatAnotherSystemHasMadeWithoutAReceipt() {
        server.then(json(200, ORDER.replace("\"r-1\"", "null")));

        assertThat(gateway.order("order_1").receipt()).isNull();
    }

    @Test
    void readsAPaymentWithoutTheShoppersData() {
        server.then(json(200, PAYMENT.formatted("authorized", "false")));

        var payment = gateway.payment("pay_1");

        assertThat(server.onlyRequest().line()).isEqualTo("GET /v1/payments/pay_1 HTTP/1.1");
        assertThat(payment)
                .isEqualTo(new GatewayPayment(
                        "pay_1",
                        "order_1",
                        AMOUNT,
                        GatewayPayment.Status.AUTHORIZED,
                        false,
                        Money.ZERO,
                        "upi",
                        Money.inr(2599),
                        Money.inr(396),
                        null,
                        null,
                        Instant.parse("2026-06-01T10:00:00Z")));
        assertThat(payment.toString()).doesNotContain("shopper", "9876543210");
    }

    @Test
    void readsAPaymentWithItsNecessaryFieldsOnly() {
        server.then(json(200, """
                {"id": "pay_1", "amount": 100, "currency": "INR", "status": "captured", "created_at": 1780308000}"""));

        var payment = gateway.payment("pay_1");

        assertThat(payment.captured()).isTrue();
        assertThat(payment.amountRefunded()).isEqualTo(Money.ZERO);
        assertThat(payment.orderId()).isNull();
        assertThat(payment.fee()).isNull();
    }

    @Test
    void readsAnotherCurrencyAsAnotherCurrency() {
        server.then(json(200, ORDER.replace("INR", "USD")));

        assertThat(gateway.order("order_1").amount()).isNotEqualTo(AMOUNT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"amount\": 129900.5",
                "\"amount\": 129900.0",
                "\"amount\": -1",
                "\"amount\": null",
                "\"amount\": \"much\"",
                "\"amount\": 99999999999999999999",
                "\"total\": 129900"
            })
    void amountOtherThanWholePaiseIsNotAccepted(String amount) {
        server.then(json(200, ORDER.replaceFirst("\"amount\": 129900", amount)));

        var e = catchThrowableOfType(
                UnavailableException.class, () -> gateway.createOrder(new NewGatewayOrder("r-1", AMOUNT, Map.of())));

        assertThat(e.isEffectUnknown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"currency\": \"INX\"", "\"currency\": null"})
    void unknownCurrencyIsNotAccepted(String currency) {
        server.then(json(200, ORDER.replace("\"currency\": \"INR\"", currency)));

        assertThatThrownBy(() -> gateway.order("order_1")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void unknownStatusIsNotAccepted() {
        server.then(json(200, PAYMENT.formatted("pending", "false")));

        assertThatThrownBy(() -> gateway.payment("pay_1")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void listsThePaymentsOfAnOrder() {
        server.then(json(
                200,
                "{\"entity\": \"collection\", \"count\": 2, \"items\": [%s, %s]}"
                        .formatted(PAYMENT.formatted("failed", "false"), PAYMENT.formatted("captured", "true"))));

        assertThat(gateway.paymentsOf("order_1"))
                .extracting(GatewayPayment::status)
                .containsExactly(GatewayPayment.Status.FAILED, GatewayPayment.Status.CAPTURED);
        assertThat(server.onlyRequest().line()).isEqualTo("GET /v1/orders/order_1/payments HTTP/1.1");
    }

    @Test
    void capturesTheExactAmount() {
        server.then(json(200, PAYMENT.formatted("captured", "true")));

        assertThat(gateway.capture("pay_1", AMOUNT).captured()).isTrue();
        assertThat(server.onlyRequest().line()).isEqualTo("POST /v1/payments/pay_1/capture HTTP/1.1");
        assertThat(tree(server.onlyRequest().body())).isEqualTo(tree("{\"amount\": 129900, \"currency\": \"INR\"}"));
    }

    @Test
    void captureWithALostResponseIsSettledByReadingThePayment() {
        test.withBudget(server, ORDER);
        server.then(reset(), json(200, PAYMENT.formatted("captured", "true")));

        assertThat(gateway.capture("pay_1", AMOUNT).status()).isEqualTo(GatewayPayment.Status.CAPTURED);
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::line)
                .containsExactly("POST /v1/payments/pay_1/capture HTTP/1.1", "GET /v1/payments/pay_1 HTTP/1.1");
    }

    @Test
    void captureWithALostResponseStaysUnknownWhileThePaymentIsAuthorized() {
        test.withBudget(server, ORDER);
        server.then(reset(), json(200, PAYMENT.formatted("authorized", "false")));

        var e = catchThrowableOfType(UnavailableException.class, () -> gateway.capture("pay_1", AMOUNT));

        assertThat(e.isEffectUnknown()).isTrue();
    }

    @Test
    void secondCaptureFindsTheFirstOne() {
        server.then(error(400, "BAD_REQUEST_ERROR"), json(200, PAYMENT.formatted("captured", "true")));

        assertThat(gateway.capture("pay_1", AMOUNT).captured()).isTrue();
    }

    @Test
    void captureOfAnotherAmountIsRejected() {
        server.then(error(400, "BAD_REQUEST_ERROR"), json(200, PAYMENT.formatted("captured", "true")));

        assertThatThrownBy(() -> gateway.capture("pay_1", Money.inr(129800))).isInstanceOf(RejectedException.class);
    }

    @Test
    void createsAQrCodeForOnePaymentOfAFixedAmount() {
        server.then(json(200, """
                {"id": "qr_1", "entity": "qr_code", "image_url": "https://rzp.io/i/1", "image_content": "upi://pay?pa=a@b",
                 "status": "active", "notes": []}"""));

        var qr = gateway.createQr(
                new NewGatewayQr("BharatMart", AMOUNT, Instant.parse("2026-06-01T10:15:00Z"), Map.of("order", "BM-1")));

        assertThat(qr).isEqualTo(new GatewayQr("qr_1", "https://rzp.io/i/1", "upi://pay?pa=a@b"));
        assertThat(server.onlyRequest().line()).isEqualTo("POST /v1/payments/qr_codes HTTP/1.1");
        assertThat(tree(server.onlyRequest().body())).isEqualTo(tree("""
                {"type": "upi_qr", "name": "BharatMart", "usage": "single_use", "fixed_amount": true,
                 "payment_amount": 129900, "close_by": 1780308900, "notes": {"order": "BM-1"}}"""));
    }

    @Test
    void qrCodeCanBeWithoutItsLink() {
        server.then(json(200, "{\"id\": \"qr_1\", \"image_url\": \"https://rzp.io/i/1\"}"));

        assertThat(gateway.createQr(new NewGatewayQr("B", AMOUNT, Instant.EPOCH, Map.of()))
                        .uri())
                .isNull();
    }

    @Test
    void listsThePaymentsOfAQrCode() {
        server.then(json(200, "{\"items\": [%s]}".formatted(PAYMENT.formatted("captured", "true"))));

        assertThat(gateway.paymentsOfQr("qr_1")).hasSize(1);
        assertThat(server.onlyRequest().line())
                .isEqualTo("GET /v1/payments/qr_codes/qr_1/payments?count=100&skip=0 HTTP/1.1");
    }

    @Test
    void capturedPaymentHasItsMoneyWhateverItsFlagSays() {
        server.then(json(200, PAYMENT.formatted("captured", "false")));

        assertThat(gateway.payment("pay_1").captured()).isTrue();
    }

    @Test
    void refundsWithTheIdempotencyKey() {
        server.then(json(200, refund("\"processed\"", "{\"arn\": null, \"rrn\": \"412345678901\"}")));

        var refund = gateway.refund(
                "pay_1", new NewGatewayRefund(Money.inr(5000), "f-1", "key-0123456789", Map.of("refund", "1")));

        assertThat(refund)
                .isEqualTo(new GatewayRefund(
                        "rfnd_1", "pay_1", Money.inr(5000), GatewayRefund.Status.PROCESSED, "f-1", "412345678901"));
        var request = server.onlyRequest();
        assertThat(request.line()).isEqualTo("POST /v1/payments/pay_1/refund HTTP/1.1");
        assertThat(request.headers()).containsEntry("x-refund-idempotency", "key-0123456789");
        assertThat(tree(request.body())).isEqualTo(tree("""
                {"amount": 5000, "speed": "normal", "receipt": "f-1", "notes": {"refund": "1"}}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null", "{\"arn\": \"\"}"})
    void refundCanBeWithoutReference(String acquirerData) {
        server.then(json(200, refund("\"pending\"", acquirerData)));

        var refund = gateway.refund("pay_1", "rfnd_1");

        assertThat(refund.reference()).isNull();
        assertThat(refund.status()).isEqualTo(GatewayRefund.Status.PENDING);
        assertThat(server.onlyRequest().line()).isEqualTo("GET /v1/payments/pay_1/refunds/rfnd_1 HTTP/1.1");
    }

    @Test
    void readsAllPagesOfTheRefunds() {
        server.then(
                json(200, "{\"items\": [%s]}".formatted(repeated(refund("\"failed\"", "[]"), 100))),
                json(200, "{\"items\": [%s]}".formatted(refund("\"processed\"", "[]"))));

        assertThat(gateway.refundsOf("pay_1")).hasSize(101);
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::line)
                .containsExactly(
                        "GET /v1/payments/pay_1/refunds?count=100&skip=0 HTTP/1.1",
                        "GET /v1/payments/pay_1/refunds?count=100&skip=100 HTTP/1.1");
    }

    @Test
    void readsAllPagesOfTheSettlementReport() {
        var item = """
                {"entity_id": "pay_1", "type": "payment", "debit": 0, "credit": 127301, "amount": 129900, "currency": "INR",
                 "fee": 2599, "tax": 396, "on_hold": false, "settled": true, "created_at": 1780308000,
                 "settled_at": 1780394400, "settlement_id": "setl_1", "settlement_utr": "UTR1", "order_id": "order_1",
                 "order_receipt": "r-1", "method": "upi", "card_network": null}""";
        server.then(
                json(200, "{\"items\": [%s]}".formatted(repeated(item, 1000))),
                json(200, "{\"items\": [%s]}".formatted(item.replace("\"payment\"", "\"chargeback\""))));

        var items = gateway.settlementItems(LocalDate.of(2026, 6, 2));

        assertThat(items).hasSize(1001);
        assertThat(items.getFirst())
                .isEqualTo(new SettlementItem(
                        "pay_1",
                        SettlementItem.Type.PAYMENT,
                        Money.ZERO,
                        Money.inr(127301),
                        AMOUNT,
                        Money.inr(2599),
                        Money.inr(396),
                        true,
                        "setl_1",
                        "UTR1",
                        null,
                        "order_1",
                        "r-1",
                        "upi"));
        assertThat(items.getLast().type()).isEqualTo(SettlementItem.Type.ADJUSTMENT);
        assertThat(server.requests().getLast().line())
                .isEqualTo("GET /v1/settlements/recon/combined?year=2026&month=6&day=2&count=1000&skip=1000 HTTP/1.1");
    }

    @Test
    void listThatDoesNotEndIsGivenUp() {
        server.thenAlways(json(200, "{\"items\": [%s]}".formatted(repeated(refund("\"failed\"", "[]"), 100))));

        assertThatThrownBy(() -> gateway.refundsOf("pay_1")).isInstanceOf(UnavailableException.class);
        assertThat(server.requests()).hasSize(200);
    }

    @Test
    void dayWithoutSettlementsIsEmpty() {
        server.then(json(200, "{\"entity\": \"collection\", \"count\": 0, \"items\": []}"));

        assertThat(gateway.settlementItems(LocalDate.of(2026, 6, 2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../orders", "pay_1/capture", "pay_1?x=1", "pay 1", "pay_\u0661", "%2e%2e"})
    void whatIsNoIdIsNotSent(String id) {
        assertThatThrownBy(() -> gateway.payment(id)).isInstanceOf(RejectedException.class);
        assertThat(server.requests()).isEmpty();
    }

    private static String refund(String status, String acquirerData) {
        return """
                {"id": "rfnd_1", "entity": "refund", "amount": 5000, "currency": "INR", "payment_id": "pay_1", "notes": [],
                 "receipt": "f-1", "acquirer_data": %s, "created_at": 1780308000, "batch_id": null, "status": %s,
                 "speed_processed": "normal", "speed_requested": "normal"}""".formatted(acquirerData, status);
    }

    private static String repeated(String item, int count) {
        return IntStream.range(0, count).mapToObj(_ -> item).collect(Collectors.joining(","));
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
