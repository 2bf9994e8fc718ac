package com.bharatmart.payment;

import com.bharatmart.payment.gateway.NewGatewayOrder;
import com.bharatmart.payment.gateway.NewGatewayQr;
import com.bharatmart.payment.gateway.PaymentGateway;
import com.bharatmart.payment.gateway.PaymentGatewayException;
import com.bharatmart.payment.gateway.PaymentGatewayException.RejectedException;
import com.bharatmart.payment.upi.UpiQrImage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the order or QR code of an attempt at the gateway, once, outside of transactions. */
@Component
class PaymentOpener {

    private static final Logger log = LoggerFactory.getLogger(PaymentOpener.class);

    /** Longer than the timeouts of a call. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final String METHODS = "until then leave upi_intent and upi_qr out of bharatmart.payment.methods";

    private final ObjectProvider<PaymentGateway> gateway;
    private final PaymentRepository payments;

    PaymentOpener(ObjectProvider<PaymentGateway> gateway, PaymentRepository payments) {
        this.gateway = gateway;
        this.payments = payments;
    }

    /**
     * Makes it, unless it is there or another instance makes it now. If an instance dies in between, the next one gets the
     * same order by its receipt. A QR code that was made and is lost was shown to no shopper, and closes by itself.
     *
     * @return the attempt as it is now
     * @throws PaymentGatewayException if the gateway does not answer or refuses
     */
    PaymentAttempt open(PaymentAttempt attempt) {
        if (claim(attempt)) {
            try {
                make(attempt).run();
            } catch (RuntimeException e) {
                release(attempt);
                throw e;
            }
        }
        return payments.find(attempt.id()).orElse(attempt);
    }

    /** Returns false if it is there, or another instance makes it. Otherwise the caller makes it, or releases it. */
    boolean claim(PaymentAttempt attempt) {
        return payments.claimOpening(attempt.id(), LEASE);
    }

    void release(PaymentAttempt attempt) {
        payments.releaseOpening(attempt.id());
    }

    /** Calls the gateway, without the database. Returns what stores the answer and releases the claim. */
    Runnable make(PaymentAttempt attempt) {
        var notes = Map.of("order", attempt.orderNumber());
        if (attempt.method().isByQr()) {
            var name = "Order " + attempt.orderNumber();
            var made =
                    gateway.getObject().createQr(new NewGatewayQr(name, attempt.amount(), attempt.expiresAt(), notes));
            if (made.uri() == null || !UpiQrImage.isLink(made.uri())) {
                log.error("The QR code {} has no UPI link, which Razorpay adds on request: {}", made.id(), METHODS);
            }
            return () -> payments.opened(attempt.id(), made);
        }
        var made = gateway.getObject()
                .createOrder(new NewGatewayOrder(attempt.id().value().toString(), attempt.amount(), notes));
        return () -> payments.opened(attempt.id(), made);
    }

    /** A webhook can come before the answer to the call that made the order, and after that answer was lost. */
    Optional<PaymentAttempt> findByReceipt(GatewayReference reference) {
        var orderId = reference.orderId();
        if (orderId == null) {
            return Optional.empty();
        }
        try {
            var order = gateway.getObject().order(orderId);
            return Optional.ofNullable(id(order.receipt()))
                    .flatMap(payments::find)
                    .filter(attempt -> !attempt.method().isByQr())
                    .flatMap(attempt -> {
                        payments.opened(attempt.id(), order);
                        return payments.findByProviderOrder(orderId);
                    });
        } catch (RejectedException e) {
            log.info("The gateway does not have the order {} of its event: {}", orderId, e.getMessage());
            return Optional.empty();
        }
    }

    private static @Nullable PaymentId id(@Nullable String receipt) {
        if (receipt == null) {
            return null;
        }
        try {
            return new PaymentId(UUID.fromString(receipt));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
