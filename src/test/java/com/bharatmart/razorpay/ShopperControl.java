package com.bharatmart.razorpay;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What shoppers do. A payment that an order or a QR code does not take ends with a {@link RazorpayErrorException}. */
public final class ShopperControl {

    private static final String CARD = "card";

    private final RazorpayDatabase database;
    private final OrderRepository orders;
    private final PaymentRepository payments;
    private final QrCodeRepository codes;
    private final PaymentLifecycle lifecycle;
    private final AccountRepository accounts;
    private final WebhookSender sender;

    ShopperControl(
            RazorpayDatabase database,
            OrderRepository orders,
            PaymentRepository payments,
            QrCodeRepository codes,
            PaymentLifecycle lifecycle,
            AccountRepository accounts,
            WebhookSender sender) {
        this.database = database;
        this.orders = orders;
        this.payments = payments;
        this.codes = codes;
        this.lifecycle = lifecycle;
        this.accounts = accounts;
        this.sender = sender;
    }

    public CheckoutResponse pay(String orderId) {
        return pay(orderId, CARD);
    }

    /** Pays an order with {@code card}, {@code upi} or {@code netbanking}, unless it is paid. */
    public CheckoutResponse pay(String orderId, String method) {
        return change(() -> {
            var order = unpaid(orderId);
            return signed(lifecycle.authorize(lifecycle.start(order, method, order.amount(), order.currency()), false));
        });
    }

    /** Pays another amount, or in another currency, than the order's. */
    public CheckoutResponse payOther(String orderId, long amount, String currency) {
        return change(() -> {
            var order = unpaid(orderId);
            return signed(lifecycle.authorize(lifecycle.start(order, CARD, amount, currency), false));
        });
    }

    /** Pays an order again, which may be paid. Both payments are captured if captures are automatic. */
    public CheckoutResponse payAgain(String orderId) {
        return change(() -> {
            var order = orders.lock(orderId);
            return signed(lifecycle.authorize(lifecycle.start(order, CARD, order.amount(), order.currency()), true));
        });
    }

    /** Pays an order twice at the same time. */
    public List<CheckoutResponse> payTwice(String orderId) {
        return List.of(pay(orderId), payAgain(orderId));
    }

    public Payment fail(String orderId) {
        return fail(orderId, CARD, "payment_failed");
    }

    /** Starts a payment, which fails. */
    public Payment fail(String orderId, String method, String reason) {
        return change(() -> {
            var order = unpaid(orderId);
            return lifecycle.fail(lifecycle.start(order, method, order.amount(), order.currency()), reason);
        });
    }

    /** Starts a payment and leaves it. */
    public Payment abandon(String orderId, String method) {
        return change(() -> {
            var order = unpaid(orderId);
            return lifecycle.start(order, method, order.amount(), order.currency());
        });
    }

    /** The bank says later that a failed or abandoned payment has succeeded, also if its order has been paid since. */
    public CheckoutResponse payLate(String paymentId) {
        return change(() -> {
            var payment = payments.lock(paymentId);
            if (!payment.status().equals("failed") && !payment.status().equals("created")) {
                throw RazorpayErrorException.badRequest("The payment is " + payment.status());
            }
            return signed(lifecycle.authorize(payment, false));
        });
    }

    /** An abandoned payment fails. */
    public Payment failLate(String paymentId) {
        return change(() -> {
            var payment = payments.lock(paymentId);
            if (!payment.status().equals("created")) {
                throw RazorpayErrorException.badRequest("The payment is " + payment.status());
            }
            return lifecycle.fail(payment, "payment_timed_out");
        });
    }

    /** Pays by a QR code, unless it is closed. */
    public Payment payQrCode(String codeId) {
        return payQrCode(codeId, null, false);
    }

    /**
     * Pays by a QR code.
     *
     * @param amount in paise; null for the code's
     * @param evenIfClosed because the shopper's app started before it was closed
     */
    public Payment payQrCode(String codeId, @Nullable Long amount, boolean evenIfClosed) {
        return change(() -> {
            var code = codes.lock(codeId);
            if (!evenIfClosed && code.isClosed(lifecycle.now())) {
                throw RazorpayErrorException.badRequest("The QR code is closed");
            }
            var paid = amount == null ? code.paymentAmount() : amount;
            if (paid == null) {
                throw RazorpayErrorException.badField("amount", "The QR code has no amount");
            }
            return lifecycle.receive(code, paid);
        });
    }

    /** What the client's SDK has received after the last payment that was not failed, also one that was refunded since. */
    public Optional<CheckoutResponse> checkoutResponse(String orderId) {
        return payments.ofOrder(orderId).stream()
                .filter(payment -> !List.of("created", "failed").contains(payment.status()))
                .findFirst()
                .map(this::signed);
    }

    private Order unpaid(String orderId) {
        var order = orders.lock(orderId);
        if (order.isPaid()) {
            throw RazorpayErrorException.badRequest("Payment blocked as the order has already been paid");
        }
        return order;
    }

    private CheckoutResponse signed(Payment payment) {
        var orderId = String.valueOf(payment.orderId());
        var secret = accounts.account().keySecret();
        return new CheckoutResponse(payment.id(), orderId, Signer.checkout(orderId, payment.id(), secret));
    }

    private <T> T change(Supplier<T> work) {
        var result = database.inTransaction(work);
        sender.wake();
        return result;
    }
}
