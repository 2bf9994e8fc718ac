package com.bharatmart.payment;

import com.bharatmart.payment.PaymentAnnouncement.Kind;
import com.bharatmart.payment.ledger.Ledger;
import com.bharatmart.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Money that goes back. The caller has locked the order; {@link RefundWorker} has the gateway send the money. */
@Service
public class RefundService {

    private final GatewayPaymentRepository gatewayPayments;
    private final CashCollectionRepository cash;
    private final RefundRepository refunds;
    private final RefundFactory factory;
    private final ObjectProvider<PayableOrders> orders;
    private final Ledger ledger;
    private final PaymentAnnouncementRepository announcements;
    private final PaymentMetrics metrics;
    private final Clock clock;

    RefundService(
            GatewayPaymentRepository gatewayPayments,
            CashCollectionRepository cash,
            RefundRepository refunds,
            RefundFactory factory,
            ObjectProvider<PayableOrders> orders,
            Ledger ledger,
            PaymentAnnouncementRepository announcements,
            PaymentMetrics metrics,
            Clock clock) {
        this.gatewayPayments = gatewayPayments;
        this.cash = cash;
        this.refunds = refunds;
        this.factory = factory;
        this.orders = orders;
        this.ledger = ledger;
        this.announcements = announcements;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Sends back money of an order that was paid through the gateway.
     *
     * @param amount more than zero
     * @throws RefundException.NotPaidException if the gateway has no captured payment for the order
     * @throws RefundException.ExceedsCapturedException if less than this is left
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public RefundView refund(OrderReference order, Money amount, RefundRequest request) {
        var payment = gatewayPayments.findAcceptedLocked(order).orElseThrow(RefundException.NotPaidException::new);
        return factory.request(payment, amount, request).view();
    }

    /** Sends back what was captured through the gateway and is left of it. Without effect for an order that is not paid. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refundAll(OrderReference order, String reason) {
        gatewayPayments
                .findAcceptedLocked(order)
                .filter(payment -> payment.refundable().amount() > 0)
                .ifPresent(payment -> factory.request(
                        payment, payment.refundable(), new RefundRequest(reason, List.of(), null, false)));
    }

    /**
     * Records that staff have sent back money of an order that was paid on delivery.
     *
     * @param reference of the transfer to the shopper
     * @throws RefundException.NotPaidException if no cash was collected for the order
     * @throws RefundException.ExceedsCapturedException if less than this is left
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public RefundView recordCashRefund(OrderReference order, Money amount, String reference, RefundRequest request) {
        if (amount.amount() <= 0) {
            throw new IllegalArgumentException("a refund is more than zero");
        }
        var collected = cash.findLocked(order).orElseThrow(RefundException.NotPaidException::new);
        if (!cash.refund(order, amount)) {
            throw new RefundException.ExceedsCapturedException(collected.refundable());
        }
        var now = Instant.now(clock);
        var refund = new Refund(
                RefundId.next(),
                order,
                null,
                amount,
                null,
                request.reason(),
                request.lines(),
                request.restock(),
                RefundStatus.PROCESSED,
                null,
                reference,
                0,
                now,
                now);
        refunds.add(refund, request.requestedBy());
        ledger.refundedByBank(order.value(), refund.id().value(), amount);
        orders.getObject()
                .changePaymentStatus(
                        order,
                        amount.equals(collected.refundable())
                                ? PaymentStatus.REFUNDED
                                : PaymentStatus.PARTIALLY_REFUNDED);
        metrics.refund(RefundStatus.PROCESSED);
        announcements.add(PaymentAnnouncement.of(Kind.REFUND_PROCESSED, order, refund.id(), amount));
        return refund.view();
    }

    /** The newest first, those of money that the order did not take among them. */
    public List<RefundView> list(OrderReference order) {
        return refunds.ofOrder(order).stream().map(Refund::view).toList();
    }
}
