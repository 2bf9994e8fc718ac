package com.bharatmart.razorpay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/payments}, without refunds. */
final class PaymentHandler {

    private final PaymentRepository payments;
    private final PaymentLifecycle lifecycle;

    PaymentHandler(PaymentRepository payments, PaymentLifecycle lifecycle) {
        this.payments = payments;
        this.lifecycle = lifecycle;
    }

    Map<String, @Nullable Object> get(RazorpayRequest request) {
        return payments.require(request.id()).json();
    }

    Map<String, @Nullable Object> list(RazorpayRequest request) {
        return Json.collection(
                payments.list(request.page(), "").stream().map(Payment::json).toList());
    }

    /** Takes exactly the authorized amount, once. */
    Map<String, @Nullable Object> capture(RazorpayRequest request) {
        var amount = request.number("amount");
        var payment = payments.lock(request.id());
        if (payment.captured()) {
            throw RazorpayErrorException.badRequest("This payment has already been captured");
        }
        if (!payment.status().equals("authorized")) {
            throw RazorpayErrorException.badRequest(
                    "Only payments which have been authorized and not yet captured can be captured");
        }
        if (amount != payment.amount()) {
            throw RazorpayErrorException.badField("amount", "Capture amount must be equal to the amount authorized");
        }
        if (!payment.currency().equals(request.text("currency", payment.currency()))) {
            throw RazorpayErrorException.badField("currency", "Currency does not match the payment's");
        }
        return lifecycle.capture(payment, false).json();
    }
}
