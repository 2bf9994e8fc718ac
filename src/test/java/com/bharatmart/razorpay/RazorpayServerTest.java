package com.bharatmart.razorpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.bharatmart.testing.InParallel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The stand-in answers as Razorpay documents it. Its official SDK is run against it by {@code .ci/razorpay}. */
class RazorpayServerTest {

    @RegisterExtension
    final StandIn standIn = new StandIn();

    @Test
    void aReceiptCreatesOneOrder() {
        Callable<String> create = () -> standIn.client().order("BM-1", 49_900).text("/id");
        var ids = InParallel.run(Collections.nCopies(8, create));
        assertThat(ids)
                .hasSize(8)
                .containsOnly(standIn.client().order("BM-1", 49_900).text("/id"));
    }

    @Test
    void aReusedReceiptIsAnErrorUnlessItIsUnique() {
        var order = Map.<String, Object>of("amount", 49_900, "currency", "INR", "receipt", "BM-1");
        assertThat(standIn.client().post("/v1/orders", order).status()).isEqualTo(200);
        assertThat(standIn.client().post("/v1/orders", order).status()).isEqualTo(400);
        assertThat(standIn.client().order("BM-1", 50_000).text("/error/field")).isEqualTo("amount");
    }

    @Test
    void anOrderIsAttemptedAndThenPaid() {
        var order = order(49_900);
        standIn.server().shopper().fail(order);
        assertThat(standIn.client().get("/v1/orders/" + order).text("/status")).isEqualTo("attempted");
        standIn.server().shopper().pay(order, "upi");
        var paid = standIn.client().get("/v1/orders/" + order);
        assertThat(paid.text("/status")).isEqualTo("paid");
        assertThat(paid.number("/attempts")).isEqualTo(2);
        assertThat(paid.number("/amount_paid")).isEqualTo(49_900);
        assertThat(standIn.client().get("/v1/orders/" + order + "/payments").number("/count"))
                .isEqualTo(2);
        assertThatThrownBy(() -> standIn.server().shopper().pay(order)).hasMessageContaining("already been paid");
    }

    @Test
    void aCaptureTakesExactlyTheAuthorizedAmountOnce() {
        standIn.server().gateway().captureAutomatically(false);
        var payment = standIn.server().shopper().pay(order(49_900)).razorpayPaymentId();
        assertThat(capture(payment, 49_800).text("/error/code")).isEqualTo("BAD_REQUEST_ERROR");
        assertThat(capture(payment, 49_900).text("/status")).isEqualTo("captured");
        assertThat(capture(payment, 49_900).status()).isEqualTo(400);
    }

    @Test
    void aFailedPaymentCanBeAuthorizedLater() {
        var order = order(49_900);
        var failed = standIn.server().shopper().fail(order);
        var other = standIn.server().shopper().pay(order);
        standIn.server().shopper().payLate(failed.id());
        assertThat(standIn.client().get("/v1/payments/" + failed.id()).text("/status"))
                .isEqualTo("authorized");
        assertThat(standIn.client()
                        .get("/v1/payments/" + other.razorpayPaymentId())
                        .text("/status"))
                .isEqualTo("captured");
    }

    @Test
    void anAuthorizedPaymentGoesBackAfterThreeDays() {
        standIn.server().gateway().captureAutomatically(false);
        var payment = standIn.server().shopper().pay(order(49_900)).razorpayPaymentId();
        standIn.pass(Duration.ofDays(3).minusSeconds(1));
        assertThat(standIn.server().gateway().refundUncaptured()).isZero();
        standIn.pass(Duration.ofSeconds(1));
        assertThat(standIn.server().gateway().refundUncaptured()).isEqualTo(1);
        var refunded = standIn.client().get("/v1/payments/" + payment);
        assertThat(refunded.text("/status")).isEqualTo("refunded");
        assertThat(refunded.body().at("/captured").asBoolean()).isFalse();
    }

    @Test
    void concurrentRefundsNeverExceedThePayment() {
        var payment = standIn.server().shopper().pay(order(100_000)).razorpayPaymentId();
        var statuses = InParallel.run(IntStream.range(0, 12)
                .mapToObj(i -> (Callable<Integer>) () -> standIn.client()
                        .refund(payment, "refund-number-" + i, Map.of("amount", 30_000))
                        .status())
                .toList());
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(3);
        assertThat(standIn.server().gateway().payment(payment).amountRefunded()).isEqualTo(90_000);
    }

    @Test
    void aKeyCreatesOneRefund() {
        var payment = standIn.server().shopper().pay(order(100_000)).razorpayPaymentId();
        var first = standIn.client().refund(payment, "refund-number-1", Map.of("amount", 30_000));
        var again = standIn.client().refund(payment, "refund-number-1", Map.of("amount", 30_000));
        var other = standIn.client().refund(payment, "refund-number-1", Map.of("amount", 40_000));
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(other.status()).isEqualTo(400);
        assertThat(standIn.client().refund(payment, "short", Map.of()).status()).isEqualTo(400);
        assertThat(standIn.server().gateway().payment(payment).amountRefunded()).isEqualTo(30_000);
    }

    @Test
    void concurrentRequestsWithAKeyCreateOneRefund() {
        var payment = standIn.server().shopper().pay(order(100_000)).razorpayPaymentId();
        Callable<Integer> refund = () -> standIn.client()
                .refund(payment, "refund-number-1", Map.of("amount", 30_000))
                .status();
        assertThat(InParallel.run(Collections.nCopies(8, refund))).contains(200).containsAnyOf(200, 409);
        assertThat(standIn.server().gateway().refunds(payment)).hasSize(1);
    }

    @Test
    void aFailedRefundCanBeMadeAgain() {
        var payment = standIn.server().shopper().pay(order(100_000)).razorpayPaymentId();
        standIn.server().gateway().refundOutcome("failed");
        var failed = standIn.client().refund(payment, "refund-number-1", Map.of());
        assertThat(failed.text("/status")).isEqualTo("pending");
        assertThat(standIn.client().get("/v1/refunds/" + failed.text("/id")).text("/status"))
                .isEqualTo("failed");
        standIn.server().gateway().refundOutcome("pending");
        var pending = standIn.client().refund(payment, "refund-number-2", Map.of());
        assertThat(standIn.client().refund(payment, "refund-number-3", Map.of()).status())
                .isEqualTo(400);
        standIn.server().gateway().processRefund(pending.text("/id"));
        assertThat(standIn.client().get("/v1/payments/" + payment).text("/refund_status"))
                .isEqualTo("full");
    }

    @Test
    void aQrCodeTakesOnePaymentOfItsAmount() {
        var code = standIn.client()
                .post(
                        "/v1/payments/qr_codes",
                        Map.of(
                                "type",
                                "upi_qr",
                                "usage",
                                "single_use",
                                "fixed_amount",
                                true,
                                "payment_amount",
                                49_900));
        var id = code.text("/id");
        assertThat(code.text("/image_content")).contains("am=499.00", "cu=INR");
        standIn.server().shopper().payQrCode(id);
        assertThat(standIn.client().get("/v1/payments/qr_codes/" + id).text("/status"))
                .isEqualTo("closed");
        assertThat(standIn.client()
                        .get("/v1/payments/qr_codes/" + id + "/payments")
                        .number("/items/0/amount"))
                .isEqualTo(49_900);
        assertThatThrownBy(() -> standIn.server().shopper().payQrCode(id)).hasMessageContaining("closed");
    }

    @Test
    void theSettlementReportHasEachPaymentAndRefundOnce() {
        var day = LocalDate.of(2026, 11, 30);
        var payment = standIn.server().shopper().pay(order(100_000)).razorpayPaymentId();
        standIn.client().refund(payment, "refund-number-1", Map.of("amount", 25_000));
        var settlement = standIn.server().gateway().settle(day);
        assertThat(standIn.server().gateway().settle(day).amount()).isZero();
        var report = standIn.client().get("/v1/settlements/recon/combined?year=2026&month=11&day=30&count=1000");
        assertThat(report.number("/count")).isEqualTo(2);
        assertThat(report.number("/items/0/credit")).isEqualTo(100_000 - 2_360);
        assertThat(report.number("/items/0/fee")).isEqualTo(2_360);
        assertThat(report.number("/items/0/tax")).isEqualTo(360);
        assertThat(report.number("/items/1/debit")).isEqualTo(25_000);
        assertThat(settlement.amount()).isEqualTo(100_000 - 2_360 - 25_000);
    }

    @Test
    void aListHasTheNewestFirstAndInParts() {
        for (var i = 0; i < 3; i++) {
            order(1_000 + i);
            standIn.pass(Duration.ofMinutes(1));
        }
        var part = standIn.client().get("/v1/orders?skip=1&count=1");
        assertThat(part.number("/count")).isEqualTo(1);
        assertThat(part.number("/items/0/amount")).isEqualTo(1_001);
        assertThat(standIn.client().get("/v1/orders?count=101").status()).isEqualTo(400);
    }

    @Test
    void aRestartKeepsEverything() {
        var order = order(49_900);
        var payment = standIn.server().shopper().pay(order).razorpayPaymentId();
        var key = standIn.server().gateway().account().keyId();
        standIn.restart();
        assertThat(standIn.server().gateway().account().keyId()).isEqualTo(key);
        assertThat(standIn.client().get("/v1/payments/" + payment).text("/order_id"))
                .isEqualTo(order);
        assertThat(standIn.server().gateway().audit())
                .extracting(AuditedOrder::id, AuditedOrder::captured)
                .containsExactly(tuple(order, 49_900L));
    }

    private String order(long amount) {
        return standIn.client().order("BM-" + amount, amount).text("/id");
    }

    private ApiClient.Response capture(String payment, long amount) {
        return standIn.client()
                .post("/v1/payments/" + payment + "/capture", Map.of("amount", amount, "currency", "INR"));
    }
}
