package com.bharatmart.payment;

import com.bharatmart.platform.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts what happened to money. Each counter is registered with zero at the start, so that its first increase is seen. */
@Component
class PaymentMetrics {

    private final MeterRegistry registry;

    PaymentMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var method : OnlineMethod.values()) {
            counterOfCaptured(method);
        }
        for (var reason : SurplusReason.values()) {
            counterOfSurplus(reason);
        }
        for (var status : RefundStatus.values()) {
            counterOfRefunds(status);
        }
    }

    /** An order took the money. Counted after the commit, as the other ones. */
    void captured(OnlineMethod method) {
        AfterCommit.run(() -> counterOfCaptured(method).increment());
    }

    /** No order took the money. */
    void surplus(SurplusReason reason) {
        AfterCommit.run(() -> counterOfSurplus(reason).increment());
    }

    /** A refund has reached this status. */
    void refund(RefundStatus status) {
        AfterCommit.run(() -> counterOfRefunds(status).increment());
    }

    private Counter counterOfCaptured(OnlineMethod method) {
        return Counter.builder("payments.captured")
                .description("Payments that were accepted by their orders")
                .tag("method", method.text())
                .register(registry);
    }

    private Counter counterOfSurplus(SurplusReason reason) {
        return Counter.builder("payments.surplus")
                .description("Payments that no order took, and that go back by themselves")
                .tag("reason", reason.tag())
                .register(registry);
    }

    private Counter counterOfRefunds(RefundStatus status) {
        return Counter.builder("refunds")
                .description("Refunds that reached this status; a refund can fail several times")
                .tag("status", status.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
