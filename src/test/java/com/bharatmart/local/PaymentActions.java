package com.bharatmart.local;

import com.bharatmart.razorpay.CheckoutResponse;
import com.bharatmart.razorpay.RazorpayErrorException;
import com.bharatmart.razorpay.RazorpayServer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The buttons of the page. */
final class PaymentActions {

    private final RazorpayServer razorpay;

    PaymentActions(RazorpayServer razorpay) {
        this.razorpay = razorpay;
    }

    /** Does nothing if the number of attempts has changed: the click is a second one. */
    synchronized void perform(String id, String action, String method, @Nullable Integer attempts) {
        if (id.startsWith("qr_")) {
            razorpay.shopper().payQrCode(id);
            return;
        }
        if (attempts != null && attempts != razorpay.gateway().order(id).attempts()) {
            return;
        }
        switch (action) {
            case "pay" -> razorpay.shopper().pay(id, method);
            case "fail" -> razorpay.shopper().fail(id, method, "payment_failed");
            case "abandon" -> razorpay.shopper().abandon(id, method);
            case "late" -> payLate(id);
            default -> throw new IllegalArgumentException(action);
        }
    }

    boolean exists(String id) {
        try {
            var _ = PaymentPage.of(razorpay, id);
            return true;
        } catch (RazorpayErrorException _) {
            return false;
        }
    }

    /** What the client's SDK receives, if the order is paid. */
    Optional<CheckoutResponse> checkoutResponse(String orderId) {
        return orderId.startsWith("qr_") ? Optional.empty() : razorpay.shopper().checkoutResponse(orderId);
    }

    private void payLate(String orderId) {
        razorpay.gateway().payments(orderId).stream()
                .filter(payment ->
                        payment.status().equals("failed") || payment.status().equals("created"))
                .findFirst()
                .ifPresent(payment -> razorpay.shopper().payLate(payment.id()));
    }
}
