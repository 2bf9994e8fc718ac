package com.bharatmart.razorpay;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/orders}. */
final class OrderHandler {

    private static final long MIN_AMOUNT = 100;
    private static final int MAX_LENGTH_OF_RECEIPT = 40;

    private final OrderRepository orders;
    private final PaymentRepository payments;
    private final Clock clock;

    OrderHandler(OrderRepository orders, PaymentRepository payments, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.clock = clock;
    }

    /** With {@code unique_receipt}, a repetition returns the first order. */
    Map<String, @Nullable Object> create(RazorpayRequest request) {
        var order = order(request);
        if (orders.create(order)) {
            return order.json();
        }
        var earlier = orders.ofReceipt(String.valueOf(order.receipt())).orElseThrow();
        if (!request.flag("unique_receipt", false)) {
            throw RazorpayErrorException.badField("receipt", "The receipt has already been taken.");
        }
        if (earlier.amount() != order.amount()) {
            throw RazorpayErrorException.badField("amount", "The receipt belongs to an order with another amount.");
        }
        return earlier.json();
    }

    Map<String, @Nullable Object> get(RazorpayRequest request) {
        return orders.require(request.id()).json();
    }

    Map<String, @Nullable Object> list(RazorpayRequest request) {
        var receipt = request.query().getOrDefault("receipt", "");
        return Json.collection(
                orders.list(request.page(), receipt).stream().map(Order::json).toList());
    }

    Map<String, @Nullable Object> payments(RazorpayRequest request) {
        var order = orders.require(request.id());
        return Json.collection(
                payments.ofOrder(order.id()).stream().map(Payment::json).toList());
    }

    private Order order(RazorpayRequest request) {
        var amount = request.number("amount");
        if (amount < MIN_AMOUNT) {
            throw RazorpayErrorException.badField("amount", "Order amount less than minimum amount allowed");
        }
        if (!"INR".equals(request.text("currency"))) {
            throw RazorpayErrorException.badField(
                    "currency",
                    request.has("currency") ? "Currency is not supported" : "The currency field is required.");
        }
        var receipt = request.text("receipt");
        if (receipt != null && receipt.length() > MAX_LENGTH_OF_RECEIPT) {
            throw RazorpayErrorException.badField("receipt", "The receipt may not be greater than 40 characters.");
        }
        if (request.flag("partial_payment", false)) {
            throw RazorpayErrorException.badField(
                    "partial_payment", "Partial payments are not enabled for the merchant");
        }
        return new Order(
                RazorpayId.next("order"),
                amount,
                "INR",
                receipt,
                capture(request),
                request.notes(),
                "created",
                0,
                0,
                clock.instant().getEpochSecond());
    }

    private static @Nullable String capture(RazorpayRequest request) {
        if (request.has("payment_capture")) {
            return request.flag("payment_capture", false) ? "automatic" : "manual";
        }
        var capture = request.json().at("/payment/capture");
        return capture.isString() ? capture.asString() : null;
    }
}
