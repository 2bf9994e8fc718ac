package com.bharatmart.razorpay;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refunds, below {@code /v1/payments} and at {@code /v1/refunds}. */
final class RefundHandler {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{10,}");
    private static final long MIN_AMOUNT = 100;

    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final RefundLifecycle lifecycle;

    RefundHandler(PaymentRepository payments, RefundRepository refunds, RefundLifecycle lifecycle) {
        this.payments = payments;
        this.refunds = refunds;
        this.lifecycle = lifecycle;
    }

    /** With {@code X-Refund-Idempotency}, a repetition returns the first refund. */
    Map<String, @Nullable Object> create(RazorpayRequest request) {
        var key = request.header("X-Refund-Idempotency");
        var hash = Signer.sign(request.body().getBytes(StandardCharsets.UTF_8), request.id());
        if (key != null) {
            var earlier = earlier(key, hash);
            if (earlier != null) {
                return earlier.json();
            }
        }
        var payment = payments.lock(request.id());
        var amount = request.has("amount") ? request.number("amount") : payment.amount() - payment.amountRefunded();
        if (amount < MIN_AMOUNT && amount < payment.amount() - payment.amountRefunded()) {
            throw RazorpayErrorException.badField("amount", "The amount must be atleast INR 1.00");
        }
        var refund = lifecycle.request(payment, amount, false);
        return lifecycle
                .create(
                        payment,
                        new Refund(
                                refund.id(),
                                refund.paymentId(),
                                amount,
                                request.text("receipt"),
                                request.notes(),
                                request.text("speed", "normal"),
                                false,
                                key,
                                hash,
                                refund.status(),
                                null,
                                refund.createdAt()))
                .json();
    }

    Map<String, @Nullable Object> get(RazorpayRequest request) {
        return refunds.require(request.id()).json();
    }

    Map<String, @Nullable Object> list(RazorpayRequest request) {
        return Json.collection(
                refunds.list(request.page(), "").stream().map(Refund::json).toList());
    }

    Map<String, @Nullable Object> getOfPayment(RazorpayRequest request) {
        var refund = refunds.require(request.ids().getOrDefault("refund", ""));
        if (!refund.paymentId().equals(request.id())) {
            throw RazorpayErrorException.unknownId();
        }
        return refund.json();
    }

    Map<String, @Nullable Object> listOfPayment(RazorpayRequest request) {
        var payment = payments.require(request.id());
        return Json.collection(refunds.list(request.page(), payment.id()).stream()
                .map(Refund::json)
                .toList());
    }

    private @Nullable Refund earlier(String key, String hash) {
        if (!KEY.matcher(key).matches()) {
            throw RazorpayErrorException.badRequest("The X-Refund-Idempotency header is invalid.");
        }
        if (!refunds.tryLockKey(key)) {
            throw new RazorpayErrorException(
                    409, "BAD_REQUEST_ERROR", "A request with this idempotency key is in progress.", null);
        }
        var earlier = refunds.ofKey(key);
        if (earlier.isPresent() && !hash.equals(earlier.get().bodyHash())) {
            throw RazorpayErrorException.badRequest("Different request body for the same X-Refund-Idempotency.");
        }
        return earlier.orElse(null);
    }
}
