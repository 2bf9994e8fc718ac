package com.bharatmart.payment;

import com.bharatmart.payment.ledger.Ledger;
import com.bharatmart.payment.mismatch.Mismatch;
import com.bharatmart.payment.mismatch.MismatchKind;
import com.bharatmart.payment.mismatch.MismatchService;
import com.bharatmart.shared.Money;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cash that carriers collect, and pay to the shop. The caller has locked the order. */
@Service
public class CashOnDeliveryService {

    private final CashCollectionRepository cash;
    private final Ledger ledger;
    private final MismatchService mismatches;

    CashOnDeliveryService(CashCollectionRepository cash, Ledger ledger, MismatchService mismatches) {
        this.cash = cash;
        this.ledger = ledger;
        this.mismatches = mismatches;
    }

    /** A carrier has collected the money for an order. Without effect the second time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void collected(OrderReference order, Money amount, Instant at) {
        if (amount.amount() > 0 && cash.add(order, amount, at)) {
            ledger.cashCollected(order.value(), amount);
        }
    }

    /**
     * A carrier has paid the shop. Another amount than it collected is a mismatch for staff; the rest stays on its account.
     *
     * @param reference of the transfer
     * @return false if it has paid for this order before; nothing changes then
     * @throws RefundException.NotPaidException if nothing was collected
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remitted(OrderReference order, String reference, Money amount) {
        var collected = cash.findLocked(order)
                .orElseThrow(RefundException.NotPaidException::new)
                .collected();
        if (!cash.remit(order, reference, amount)) {
            return false;
        }
        ledger.cashRemitted(order.value(), amount);
        if (!amount.equals(collected)) {
            mismatches.report(new Mismatch(
                    "remittance:" + order.value(),
                    MismatchKind.REMITTANCE_DIFFERS,
                    order.value(),
                    null,
                    null,
                    collected,
                    amount,
                    "The transfer %s has another amount than was collected.".formatted(reference)));
        }
        return true;
    }
}
