package com.bharatmart.razorpay;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes the states of payments, and tells the webhook. All methods need a transaction. */
final class PaymentLifecycle {

    /** 2 % and 18 % GST on it; UPI is free. */
    private static final long FEE_PERCENT = 2;

    private static final long TAX_PERCENT = 18;

    private final OrderRepository orders;
    private final PaymentRepository payments;
    private final QrCodeRepository codes;
    private final AccountRepository accounts;
    private final WebhookEvents events;
    private final Clock clock;

    PaymentLifecycle(
            OrderRepository orders,
            PaymentRepository payments,
            QrCodeRepository codes,
            AccountRepository accounts,
            WebhookEvents events,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.codes = codes;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** Starts a payment for an order, which has its amount or another one. */
    Payment start(Order order, String method, long amount, String currency) {
        orders.addAttempt(order.id());
        return payments.create(created(order.id(), null, method, amount, currency, "{}"));
    }

    /** Authorizes a payment, also one that has failed, and captures it if its order or the account says so. */
    Payment authorize(Payment payment, boolean evenIfOrderIsPaid) {
        var authorized = payments.authorized(payment.id(), RazorpayId.reference(), now());
        events.add("payment.authorized", Map.of("payment", authorized.json()));
        var order = orders.require(String.valueOf(payment.orderId()));
        var captures = order.capture() == null
                ? accounts.account().capturesAutomatically()
                : order.capture().equals("automatic");
        return captures && (evenIfOrderIsPaid || !order.isPaid()) ? capture(authorized, evenIfOrderIsPaid) : authorized;
    }

    /** Captures an authorized payment and so pays its order. */
    Payment capture(Payment payment, boolean evenIfOrderIsPaid) {
        var orderId = String.valueOf(payment.orderId());
        if (!orders.addPaid(orderId, payment.amount(), evenIfOrderIsPaid)) {
            throw RazorpayErrorException.badRequest("Payment blocked as the order has already been paid");
        }
        var captured = captured(payment);
        events.add("payment.captured", Map.of("payment", captured.json()));
        var order = orders.require(orderId).json();
        events.add("order.paid", Map.of("payment", captured.json(), "order", order));
        return captured;
    }

    Payment fail(Payment payment, String reason) {
        var failed = payments.failed(payment.id(), reason);
        events.add("payment.failed", Map.of("payment", failed.json()));
        return failed;
    }

    /** Receives a payment by a QR code, which is captured at once. */
    Payment receive(QrCode code, long amount) {
        var created = payments.create(created(null, code.id(), "upi", amount, "INR", code.notes()));
        var payment = captured(payments.authorized(created.id(), RazorpayId.reference(), now()));
        events.add("payment.captured", Map.of("payment", payment.json()));
        var received = codes.received(code.id(), amount);
        events.add("qr_code.credited", Map.of("payment", payment.json(), "qr_code", received.json()));
        if (code.usage().equals("single_use") && received.status().equals("active")) {
            var closed = codes.close(code.id(), "paid", now());
            events.add("qr_code.closed", Map.of("qr_code", closed.json()));
        }
        return payment;
    }

    private Payment captured(Payment payment) {
        var fee = payment.method().equals("upi") ? 0 : payment.amount() * FEE_PERCENT / 100;
        var tax = fee * TAX_PERCENT / 100;
        return payments.captured(payment.id(), fee + tax, tax, now());
    }

    private Payment created(
            @Nullable String orderId,
            @Nullable String codeId,
            String method,
            long amount,
            String currency,
            String notes) {
        return new Payment(
                RazorpayId.next("pay"),
                orderId,
                codeId,
                amount,
                currency,
                method,
                notes,
                "created",
                false,
                0,
                null,
                null,
                null,
                null,
                now());
    }

    long now() {
        return clock.instant().getEpochSecond();
    }
}
