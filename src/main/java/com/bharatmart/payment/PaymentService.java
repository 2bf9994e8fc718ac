package com.bharatmart.payment;

import com.bharatmart.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Payments of orders through the gateway. */
@Service
public class PaymentService {

    public PaymentView start(OrderReference order, String number, OnlineMethod method, Money amount, Duration hold) {
        throw new PaymentException.NotOfferedException();
    }

    public PaymentView open(PaymentId id) {
        throw new PaymentException.NotFoundException();
    }

    public Optional<PaymentView> latest(OrderReference order) {
        return Optional.empty();
    }

    public List<PaymentView> list(OrderReference order) {
        return List.of();
    }

    public PaymentConfirmation confirm(OrderReference order, PaymentId id, ClientSignature signature) {
        throw new PaymentException.NotFoundException();
    }

    public void end(OrderReference order) {}

    public boolean isOffered() {
        return false;
    }

    /** Whether a payment can be started now: a gateway is configured, and not known to be away. */
    public boolean isAvailable() {
        return isOffered();
    }

    /** How long a shopper has to pay. */
    public Duration hold() {
        return Duration.ofMinutes(15);
    }
}
