package com.bharatmart.payment;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What staff do about a refund that the gateway failed to send. */
@Service
public class FailedRefundService {

    private final RefundRepository refunds;
    private final RefundQueueRepository queue;
    private final RefundSettlement settlement;

    FailedRefundService(RefundRepository refunds, RefundQueueRepository queue, RefundSettlement settlement) {
        this.refunds = refunds;
        this.queue = queue;
        this.settlement = settlement;
    }

    /**
     * Has the gateway asked again now.
     *
     * @return false if the refund has not failed, or is about to be sent
     * @throws RefundException.NotFoundException if there is no such refund
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean retry(RefundId id) {
        require(id);
        return queue.retry(id);
    }

    /**
     * Records that staff have sent the money by the bank of the shop, so that the gateway is not asked any more.
     *
     * @param reference of the transfer to the shopper
     * @return false if this was recorded before
     * @throws RefundException.NotFoundException if there is no such refund
     * @throws RefundException.NotFailedException if the gateway has sent it or may do so
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean complete(RefundId id, String reference) {
        var refund = require(id);
        if (isCompleted(refund, reference)) {
            return false;
        }
        if (refund.gatewayPayment() == null || !settlement.complete(refund, reference)) {
            throw new RefundException.NotFailedException();
        }
        return true;
    }

    private Refund require(RefundId id) {
        return refunds.find(id).orElseThrow(RefundException.NotFoundException::new);
    }

    private static boolean isCompleted(Refund refund, String reference) {
        return refund.status() == RefundStatus.PROCESSED
                && refund.gatewayPayment() != null
                && refund.providerRefundId() == null
                && reference.equals(refund.reference());
    }
}
