package com.bharatmart.payment;

import com.bharatmart.payment.gateway.GatewayOrder;
import com.bharatmart.payment.gateway.GatewayPayment;
import com.bharatmart.payment.gateway.GatewayQr;
import com.bharatmart.payment.gateway.GatewayRefund;
import com.bharatmart.payment.gateway.NewGatewayOrder;
import com.bharatmart.payment.gateway.NewGatewayQr;
import com.bharatmart.payment.gateway.NewGatewayRefund;
import com.bharatmart.payment.gateway.PaymentGateway;
import com.bharatmart.payment.gateway.PaymentGatewayException.RejectedException;
import com.bharatmart.payment.gateway.PaymentGatewayException.UnavailableException;
import com.bharatmart.payment.gateway.SettlementItem;
import com.bharatmart.shared.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A gateway in memory, with the rules of Razorpay that matter for money. One call at a time. */
public final class FakeGateway implements PaymentGateway {

    /** When every payment of this gateway was made. */
    private static final Instant MADE_AT = Instant.parse("2026-01-01T00:00:00Z");

    private static final int BAD_REQUEST = 400;

    private static final Money LEAST_REFUND = Money.inr(100);

    private final Map<String, GatewayOrder> orders = new LinkedHashMap<>();
    private final Map<String, GatewayPayment> payments = new LinkedHashMap<>();
    private final Map<String, String> qrOfPayment = new LinkedHashMap<>();
    private final Map<String, GatewayRefund> refunds = new LinkedHashMap<>();
    private final Map<String, String> refundOfKey = new LinkedHashMap<>();
    private final Map<LocalDate, List<SettlementItem>> settlements = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private GatewayRefund.Status refundStatus = GatewayRefund.Status.PROCESSED;
    private boolean away;
    private int ids;

    /** What goes wrong with the next call of a kind. */
    public enum Fault {
        /** The gateway does not answer, and nothing has happened. */
        UNAVAILABLE,
        /** It has happened, and the answer is lost. */
        ANSWER_LOST,
        /** The gateway refuses. */
        REJECTED
    }

    /** The next call of this name fails. */
    public synchronized void fail(String call, Fault fault) {
        faults.put(call, fault);
    }

    /** It is known that calls would fail. */
    public synchronized void goAway(boolean isAway) {
        away = isAway;
    }

    public synchronized void refundsBecome(GatewayRefund.Status status) {
        refundStatus = status;
    }

    /** The names of the calls so far. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized int captures() {
        return (int) calls.stream().filter("capture"::equals).count();
    }

    /** The shopper pays; the money is not captured. */
    public synchronized String pay(String providerOrderId, Money amount) {
        return add(providerOrderId, amount, GatewayPayment.Status.AUTHORIZED);
    }

    /** The shopper tries to pay in vain. */
    public synchronized String failToPay(String providerOrderId, Money amount) {
        return add(providerOrderId, amount, GatewayPayment.Status.FAILED);
    }

    /** A UPI app scans the code and pays. */
    public synchronized String payByQr(String qrId, Money amount) {
        var id = add(null, amount, GatewayPayment.Status.CAPTURED);
        qrOfPayment.put(id, qrId);
        return id;
    }

    private String add(@Nullable String order, Money amount, GatewayPayment.Status status) {
        var id = next("pay");
        payments.put(id, payment(id, order, amount, status, Money.ZERO));
        return id;
    }

    /** A failed payment is authorized after all. */
    public synchronized void authorizeLate(String payment) {
        become(payment, GatewayPayment.Status.AUTHORIZED);
    }

    /** The gateway captures by itself, or a person does in its dashboard. */
    public synchronized void captureElsewhere(String payment) {
        become(payment, GatewayPayment.Status.CAPTURED);
    }

    /** A person sends money back in the dashboard. */
    public synchronized GatewayRefund refundElsewhere(String payment, Money amount) {
        return send(payment, amount, null);
    }

    /** A refund that the gateway works on gets its end. */
    public synchronized void endRefund(String refund, GatewayRefund.Status status) {
        refunds.computeIfPresent(
                refund,
                (id, known) ->
                        new GatewayRefund(id, known.paymentId(), known.amount(), status, known.receipt(), "RRN" + id));
    }

    public synchronized List<GatewayRefund> refunds() {
        return List.copyOf(refunds.values());
    }

    public synchronized GatewayPayment paymentNow(String id) {
        return Objects.requireNonNull(payments.get(id));
    }

    public synchronized void settle(LocalDate day, List<SettlementItem> items) {
        settlements.put(day, List.copyOf(items));
    }

    @Override
    public String provider() {
        return "razorpay";
    }

    @Override
    public synchronized boolean isAvailable() {
        return !away;
    }

    @Override
    public String keyId() {
        return "rzp_test_fake";
    }

    @Override
    public synchronized GatewayOrder createOrder(NewGatewayOrder order) {
        return call(
                "createOrder",
                () -> orders.values().stream()
                        .filter(known -> order.receipt().equals(known.receipt()))
                        .findFirst()
                        .orElseGet(() -> {
                            var made = new GatewayOrder(
                                    next("order"),
                                    order.amount(),
                                    Money.ZERO,
                                    order.receipt(),
                                    GatewayOrder.Status.CREATED,
                                    0);
                            orders.put(made.id(), made);
                            return made;
                        }));
    }

    @Override
    public synchronized GatewayOrder order(String providerOrderId) {
        return call("order", () -> known(orders.get(providerOrderId)));
    }

    public synchronized List<GatewayOrder> orders() {
        return List.copyOf(orders.values());
    }

    @Override
    public synchronized List<GatewayPayment> paymentsOf(String providerOrderId) {
        return call(
                "paymentsOf",
                () -> payments.values().stream()
                        .filter(payment -> providerOrderId.equals(payment.orderId()))
                        .toList());
    }

    @Override
    public synchronized GatewayPayment payment(String providerPaymentId) {
        return call("payment", () -> known(payments.get(providerPaymentId)));
    }

    @Override
    public synchronized GatewayPayment capture(String providerPaymentId, Money amount) {
        return call("capture", () -> {
            var payment = known(payments.get(providerPaymentId));
            if (payment.status() != GatewayPayment.Status.AUTHORIZED
                    || !payment.amount().equals(amount)) {
                throw new RejectedException(BAD_REQUEST, "BAD_REQUEST_ERROR", "cannot be captured");
            }
            become(providerPaymentId, GatewayPayment.Status.CAPTURED);
            return known(payments.get(providerPaymentId));
        });
    }

    @Override
    public synchronized GatewayQr createQr(NewGatewayQr qr) {
        return call("createQr", () -> {
            var id = next("qr");
            return new GatewayQr(id, null, "upi://pay?pa=shop@bank&tr=%s&cu=INR".formatted(id));
        });
    }

    @Override
    public synchronized List<GatewayPayment> paymentsOfQr(String qrId) {
        return call(
                "paymentsOfQr",
                () -> payments.values().stream()
                        .filter(payment -> qrId.equals(qrOfPayment.get(payment.id())))
                        .toList());
    }

    @Override
    public synchronized GatewayRefund refund(String providerPaymentId, NewGatewayRefund refund) {
        return call("refund", () -> {
            var known = refundOfKey.get(refund.idempotencyKey());
            if (known != null) {
                return known(refunds.get(known));
            }
            var made = send(providerPaymentId, refund.amount(), refund.receipt());
            refundOfKey.put(refund.idempotencyKey(), made.id());
            return made;
        });
    }

    private GatewayRefund send(String paymentId, Money amount, @Nullable String receipt) {
        var payment = known(payments.get(paymentId));
        var left = payment.amount().minus(payment.amountRefunded());
        if (!payment.captured() || amount.compareTo(left) > 0) {
            throw new RejectedException(BAD_REQUEST, "BAD_REQUEST_ERROR", "more than is left");
        }
        if (amount.compareTo(LEAST_REFUND) < 0 && !amount.equals(left)) {
            throw new RejectedException(BAD_REQUEST, "BAD_REQUEST_ERROR", "The amount must be atleast INR 1.00");
        }
        var refund = new GatewayRefund(next("rfnd"), paymentId, amount, refundStatus, receipt, null);
        refunds.put(refund.id(), refund);
        if (refundStatus != GatewayRefund.Status.FAILED) {
            var sum = payment.amountRefunded().plus(amount);
            payments.put(
                    paymentId,
                    payment(
                            paymentId,
                            payment.orderId(),
                            payment.amount(),
                            sum.equals(payment.amount())
                                    ? GatewayPayment.Status.REFUNDED
                                    : GatewayPayment.Status.CAPTURED,
                            sum));
        }
        return refund;
    }

    @Override
    public synchronized GatewayRefund refund(String providerPaymentId, String providerRefundId) {
        return call("readRefund", () -> known(refunds.get(providerRefundId)));
    }

    @Override
    public synchronized List<GatewayRefund> refundsOf(String providerPaymentId) {
        return call(
                "refundsOf",
                () -> refunds.values().stream()
                        .filter(refund -> refund.paymentId().equals(providerPaymentId))
                        .toList());
    }

    @Override
    public synchronized List<SettlementItem> settlementItems(LocalDate day) {
        return call("settlementItems", () -> settlements.getOrDefault(day, List.of()));
    }

    @Override
    public boolean isSignedByClient(String providerOrderId, String providerPaymentId, @Nullable String signature) {
        return signature(providerOrderId, providerPaymentId).equals(signature);
    }

    public static String signature(String providerOrderId, String providerPaymentId) {
        return "signed " + providerOrderId + '|' + providerPaymentId;
    }

    @Override
    public boolean isSignedWebhook(byte[] body, @Nullable String signature) {
        NoTransaction.require();
        return signature(body).equals(signature);
    }

    public static String signature(byte[] body) {
        return UUID.nameUUIDFromBytes(body).toString();
    }

    static String signature(String body) {
        return signature(body.getBytes(StandardCharsets.UTF_8));
    }

    private void become(String id, GatewayPayment.Status status) {
        payments.computeIfPresent(
                id, (_, known) -> payment(id, known.orderId(), known.amount(), status, known.amountRefunded()));
    }

    private static GatewayPayment payment(
            String id, @Nullable String order, Money amount, GatewayPayment.Status status, Money refunded) {
        var captured = status == GatewayPayment.Status.CAPTURED || status == GatewayPayment.Status.REFUNDED;
        var fee = Money.inr(amount.amount() / 50);
        return new GatewayPayment(
                id,
                order,
                amount,
                status,
                captured,
                refunded,
                "upi",
                captured ? fee : null,
                captured ? Money.inr(fee.amount() * 18 / 118) : null,
                status == GatewayPayment.Status.FAILED ? "BAD_REQUEST_ERROR" : null,
                status == GatewayPayment.Status.FAILED ? "payment_failed" : null,
                MADE_AT);
    }

    private <T> T call(String name, Supplier<T> effect) {
        NoTransaction.require();
        calls.add(name);
        var fault = faults.remove(name);
        if (fault == Fault.UNAVAILABLE) {
            throw new UnavailableException("no answer", false, null);
        }
        if (fault == Fault.REJECTED) {
            throw new RejectedException(BAD_REQUEST, "BAD_REQUEST_ERROR", "refused by the test");
        }
        var result = effect.get();
        if (fault == Fault.ANSWER_LOST) {
            throw new UnavailableException("the answer is lost", true, null);
        }
        return result;
    }

    private String next(String prefix) {
        ids++;
        return "%s_%s%d".formatted(prefix, Integer.toHexString(System.identityHashCode(this)), ids);
    }

    private static <T> T known(@Nullable T found) {
        if (found == null) {
            throw new RejectedException(BAD_REQUEST, "BAD_REQUEST_ERROR", "the id does not exist");
        }
        return found;
    }
}
