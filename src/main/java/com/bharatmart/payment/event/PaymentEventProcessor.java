package com.bharatmart.payment.event;

import com.bharatmart.payment.PaymentReconciliation;
import com.bharatmart.payment.RefundReconciliation;
import com.bharatmart.payment.mismatch.Mismatch;
import com.bharatmart.payment.mismatch.MismatchKind;
import com.bharatmart.payment.mismatch.MismatchService;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does what an event leads to: asks the gateway about its payment or refund. Not in a transaction. */
@Component
class PaymentEventProcessor {

    /** Attempts until an unknown payment is taken for one that is not the shop's. They take about two minutes. */
    private static final int MAX_UNKNOWN = 5;

    /** Attempts until a refund is not waited for any more, which holds up the events about its payment. */
    private static final int MAX_EARLY = 8;

    private final PaymentReconciliation payments;
    private final RefundReconciliation refunds;
    private final MismatchService mismatches;
    private final JsonMapper json = JsonMapper.builder().build();

    PaymentEventProcessor(PaymentReconciliation payments, RefundReconciliation refunds, MismatchService mismatches) {
        this.payments = payments;
        this.refunds = refunds;
        this.mismatches = mismatches;
    }

    /**
     * Processes an event, with the same result however often it comes.
     *
     * @param attempt the first one is 1
     * @return false if it is too early: the answer to a call that the event is about has not arrived
     * @throws com.bharatmart.payment.gateway.PaymentGatewayException if the gateway does not answer
     */
    boolean process(PaymentEvent event, int attempt) {
        return switch (PaymentEventKind.of(event.type())) {
            case PAYMENT -> processPayment(event, attempt);
            case REFUND -> processRefund(event, attempt);
            case DISPUTE -> reportDispute(event);
            case OTHER -> true;
        };
    }

    private boolean processPayment(PaymentEvent event, int attempt) {
        if (payments.reconcile(event.payment())) {
            return true;
        }
        if (attempt < MAX_UNKNOWN) {
            return false;
        }
        if (!event.type().equals("payment.failed")) {
            mismatches.report(new Mismatch(
                    "unknown:" + event.subject(),
                    MismatchKind.UNKNOWN_PAYMENT,
                    null,
                    null,
                    event.payment().paymentId(),
                    null,
                    null,
                    "The gateway reports a payment that is for no order of this service."));
        }
        return true;
    }

    /** What was authorized and not captured is given back by the gateway itself, which is news about the payment. */
    private boolean processRefund(PaymentEvent event, int attempt) {
        var payment = event.payment().paymentId();
        var refund = event.refundId();
        if (payment == null || refund == null) {
            throw new IllegalArgumentException("an event about a refund without its ids");
        }
        var captured = entity(event, "payment").path("captured");
        if (captured.isBoolean() && !captured.booleanValue()) {
            return payments.reconcile(event.payment()) || attempt >= MAX_UNKNOWN;
        }
        var isProcessed = refunds.reconcile(payment, refund);
        if (!isProcessed && attempt >= MAX_EARLY) {
            throw new IllegalStateException("another refund of the payment was sent and has no answer");
        }
        return isProcessed;
    }

    private boolean reportDispute(PaymentEvent event) {
        var dispute = entity(event, "payment.dispute").isMissingNode()
                ? entity(event, "dispute")
                : entity(event, "payment.dispute");
        var id = dispute.path("id").asString(event.subject());
        mismatches.report(new Mismatch(
                cause(event.type(), id),
                MismatchKind.DISPUTE,
                null,
                null,
                event.payment().paymentId(),
                null,
                null,
                "The shopper's bank disputes the payment: %s at the gateway, %s.".formatted(id, event.type())));
        return true;
    }

    /** Staff may have closed what the beginning of a dispute has told when it is lost. */
    private static String cause(String type, String dispute) {
        return type.equals("payment.dispute.created")
                ? "dispute:" + dispute
                : "dispute:%s:%s".formatted(dispute, type.substring(type.lastIndexOf('.') + 1));
    }

    private JsonNode entity(PaymentEvent event, String name) {
        return json.readTree(event.payload()).path("payload").path(name).path("entity");
    }
}
