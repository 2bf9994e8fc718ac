package com.bharatmart.order;

import com.bharatmart.payment.gateway.GatewayOrder;
import com.bharatmart.payment.gateway.GatewayPayment;
import com.bharatmart.payment.gateway.GatewayQr;
import com.bharatmart.payment.gateway.GatewayRefund;
import com.bharatmart.payment.gateway.NewGatewayOrder;
import com.bharatmart.payment.gateway.NewGatewayQr;
import com.bharatmart.payment.gateway.NewGatewayRefund;
import com.bharatmart.payment.gateway.PaymentGateway;
import com.bharatmart.payment.gateway.PaymentGatewayException;
import com.bharatmart.payment.gateway.SettlementItem;
import com.bharatmart.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** A payment gateway in memory. Tests pay at it like shoppers. */
@TestComponent
class InMemoryGateway implements PaymentGateway {

    private static final Instant CREATED = Instant.parse("2026-11-29T00:00:00Z");

    private final Map<String, GatewayOrder> ordersByReceipt = new ConcurrentHashMap<>();
    private final Map<String, GatewayPayment> payments = new ConcurrentHashMap<>();
    private final Map<String, String> qrsOfPayments = new ConcurrentHashMap<>();
    private final Map<String, GatewayRefund> refundsByKey = new ConcurrentHashMap<>();
    private volatile boolean failing;
    private volatile boolean refusingRefunds;
    private volatile boolean knownToBeAway;
    private volatile CountDownLatch answering = new CountDownLatch(0);

    void reset() {
        failing = false;
        knownToBeAway = false;
        refusingRefunds = false;
        answer();
    }

    /** Every call fails. */
    void fail() {
        failing = true;
    }

    /** Every call fails, and the service knows that before it calls. */
    void goAway() {
        failing = true;
        knownToBeAway = true;
    }

    /** The shop's balance at the gateway is too low. */
    void refuseRefunds() {
        refusingRefunds = true;
    }

    /** Calls wait for {@link #answer}. */
    void beSlow() {
        answering = new CountDownLatch(1);
    }

    void answer() {
        answering.countDown();
    }

    /** A shopper pays. Returns the id of the payment. */
    String pay(String orderId) {
        return add(order(orderId), GatewayPayment.Status.CAPTURED);
    }

    /** The money is reserved at the bank of the shopper. */
    String authorize(String orderId) {
        return add(order(orderId), GatewayPayment.Status.AUTHORIZED);
    }

    String failPayment(String orderId) {
        return add(order(orderId), GatewayPayment.Status.FAILED);
    }

    /** What was sent back of a payment. */
    Money refunded(String paymentId) {
        return refundsByKey.values().stream()
                .filter(refund -> refund.paymentId().equals(paymentId))
                .map(GatewayRefund::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    static String signature(String orderId, String paymentId) {
        return "signature of %s|%s".formatted(orderId, paymentId);
    }

    private String add(GatewayOrder order, GatewayPayment.Status status) {
        var id = id("pay");
        payments.put(
                id,
                new GatewayPayment(
                        id,
                        order.id(),
                        order.amount(),
                        status,
                        status == GatewayPayment.Status.CAPTURED,
                        Money.ZERO,
                        "upi",
                        status == GatewayPayment.Status.CAPTURED ? Money.inr(200) : null,
                        status == GatewayPayment.Status.CAPTURED ? Money.inr(31) : null,
                        status == GatewayPayment.Status.FAILED ? "BAD_REQUEST_ERROR" : null,
                        status == GatewayPayment.Status.FAILED ? "payment_failed" : null,
                        CREATED));
        return id;
    }

    @Override
    public String provider() {
        return "razorpay";
    }

    @Override
    public String keyId() {
        return "rzp_test_inmemory";
    }

    @Override
    public boolean isAvailable() {
        return !knownToBeAway;
    }

    @Override
    public GatewayOrder createOrder(NewGatewayOrder order) {
        call();
        return ordersByReceipt.computeIfAbsent(
                order.receipt(),
                receipt -> new GatewayOrder(
                        id("order"), order.amount(), Money.ZERO, receipt, GatewayOrder.Status.CREATED, 0));
    }

    @Override
    public GatewayOrder order(String providerOrderId) {
        call();
        return ordersByReceipt.values().stream()
                .filter(order -> order.id().equals(providerOrderId))
                .findFirst()
                .orElseThrow(InMemoryGateway::notFound);
    }

    @Override
    public List<GatewayPayment> paymentsOf(String providerOrderId) {
        call();
        return payments.values().stream()
                .filter(payment -> providerOrderId.equals(payment.orderId()))
                .toList();
    }

    @Override
    public GatewayPayment payment(String providerPaymentId) {
        call();
        return found(providerPaymentId);
    }

    @Override
    public GatewayPayment capture(String providerPaymentId, Money amount) {
        call();
        var payment = found(providerPaymentId);
        if (payment.status() != GatewayPayment.Status.AUTHORIZED) {
            throw notFound();
        }
        var captured = new GatewayPayment(
                payment.id(),
                payment.orderId(),
                payment.amount(),
                GatewayPayment.Status.CAPTURED,
                true,
                Money.ZERO,
                payment.method(),
                Money.inr(200),
                Money.inr(31),
                null,
                null,
                payment.createdAt());
        payments.put(captured.id(), captured);
        return captured;
    }

    @Override
    public GatewayQr createQr(NewGatewayQr qr) {
        call();
        var id = id("qr");
        return new GatewayQr(
                id,
                "https://qr.example/" + id,
                "upi://pay?pa=shop@bank&am=%d&cu=INR".formatted(qr.amount().amount()));
    }

    @Override
    public List<GatewayPayment> paymentsOfQr(String qrId) {
        call();
        return qrsOfPayments.entrySet().stream()
                .filter(entry -> entry.getValue().equals(qrId))
                .map(entry -> found(entry.getKey()))
                .toList();
    }

    @Override
    public GatewayRefund refund(String providerPaymentId, NewGatewayRefund refund) {
        call();
        if (refusingRefunds) {
            throw new PaymentGatewayException.RejectedException(400, "BAD_REQUEST_ERROR", "not enough balance");
        }
        var made = refundsByKey.computeIfAbsent(
                refund.idempotencyKey(),
                _ -> new GatewayRefund(
                        id("rfnd"),
                        providerPaymentId,
                        refund.amount(),
                        GatewayRefund.Status.PROCESSED,
                        refund.receipt(),
                        id("rrn")));
        if (refunded(providerPaymentId).compareTo(found(providerPaymentId).amount()) > 0) {
            throw new AssertionError("more was sent back than was paid");
        }
        return made;
    }

    @Override
    public GatewayRefund refund(String providerPaymentId, String providerRefundId) {
        return refundsOf(providerPaymentId).stream()
                .filter(refund -> refund.id().equals(providerRefundId))
                .findFirst()
                .orElseThrow(InMemoryGateway::notFound);
    }

    @Override
    public List<GatewayRefund> refundsOf(String providerPaymentId) {
        call();
        return refundsByKey.values().stream()
                .filter(refund -> refund.paymentId().equals(providerPaymentId))
                .toList();
    }

    @Override
    public List<SettlementItem> settlementItems(LocalDate day) {
        return List.of();
    }

    @Override
    public boolean isSignedByClient(String providerOrderId, String providerPaymentId, @Nullable String signature) {
        return signature(providerOrderId, providerPaymentId).equals(signature);
    }

    @Override
    public boolean isSignedWebhook(byte[] body, @Nullable String signature) {
        return false;
    }

    private GatewayPayment found(String paymentId) {
        return Objects.requireNonNull(payments.get(paymentId), paymentId);
    }

    private void call() {
        try {
            answering.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (failing) {
            throw new PaymentGatewayException.UnavailableException("the gateway is away", false, null);
        }
    }

    private static PaymentGatewayException notFound() {
        return new PaymentGatewayException.RejectedException(400, "BAD_REQUEST_ERROR", "there is no such thing");
    }

    private static String id(String prefix) {
        return prefix + '_' + UUID.randomUUID().toString().replace("-", "").substring(0, 14);
    }
}
