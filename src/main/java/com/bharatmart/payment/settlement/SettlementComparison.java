package com.bharatmart.payment.settlement;

import com.bharatmart.payment.GatewayReference;
import com.bharatmart.payment.PaymentReconciliation;
import com.bharatmart.payment.RefundReconciliation;
import com.bharatmart.payment.gateway.SettlementItem;
import com.bharatmart.payment.ledger.Ledger;
import com.bharatmart.payment.mismatch.Mismatch;
import com.bharatmart.payment.mismatch.MismatchKind;
import com.bharatmart.payment.mismatch.MismatchService;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.shared.Money;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares entries of the settlement report with the books. Each entry once or several times: the result is the same. */
@Component
class SettlementComparison {

    /** The gateway settles in two working days. A week has holidays. */
    private static final Duration OVERDUE = Duration.ofDays(7);

    private final SettledEntryRepository entries;
    private final PaymentReconciliation payments;
    private final RefundReconciliation refunds;
    private final Ledger ledger;
    private final MismatchService mismatches;
    private final TransactionRetry transactions;

    SettlementComparison(
            SettledEntryRepository entries,
            PaymentReconciliation payments,
            RefundReconciliation refunds,
            Ledger ledger,
            MismatchService mismatches,
            TransactionRetry transactions) {
        this.entries = entries;
        this.payments = payments;
        this.refunds = refunds;
        this.ledger = ledger;
        this.mismatches = mismatches;
        this.transactions = transactions;
    }

    /** Throws {@link com.bharatmart.payment.gateway.PaymentGatewayException} if it has to ask the gateway, which does not answer. */
    void compare(SettlementItem item) {
        if (item.type() == SettlementItem.Type.PAYMENT
                && entries.findPayment(item.entityId())
                        .filter(entry -> entry.amount().amount() > 0)
                        .isEmpty()) {
            payments.reconcile(new GatewayReference(item.entityId(), item.orderId(), null));
        }
        if (item.type() == SettlementItem.Type.REFUND
                && item.paymentId() != null
                && entries.findRefund(item.entityId()).isEmpty()) {
            refunds.reconcile(item.paymentId());
        }
        transactions.execute(() -> {
            var known =
                    switch (item.type()) {
                        case PAYMENT -> comparePayment(item);
                        case REFUND -> compareRefund(item);
                        case TRANSFER, ADJUSTMENT -> reportAdjustment(item);
                    };
            if (item.settled() && known.isPresent()) {
                ledger.settled(
                        known.get().order(), item.entityId(), item.credit().minus(item.debit()));
            }
            return known;
        });
    }

    private Optional<SettledEntry> comparePayment(SettlementItem item) {
        var found = entries.findPayment(item.entityId());
        if (found.isEmpty()) {
            report(item, MismatchKind.UNKNOWN_PAYMENT, null, "is for no order of this service");
            return found;
        }
        var entry = found.get();
        if (!entry.amount().equals(item.amount())) {
            report(item, MismatchKind.SETTLEMENT_DIFFERS, entry, "has another amount than was captured");
        } else if (differs(entry.fee(), item.fee()) || differs(entry.tax(), item.tax())) {
            report(item, MismatchKind.SETTLEMENT_DIFFERS, entry, "has another fee or tax than the payment");
        }
        if (item.settled()) {
            entries.settlePayment(item);
            ledger.fee(entry.order(), entry.id(), item.fee(), item.tax());
        }
        return found;
    }

    private Optional<SettledEntry> compareRefund(SettlementItem item) {
        var found = entries.findRefund(item.entityId());
        if (found.isEmpty()) {
            report(item, MismatchKind.UNKNOWN_REFUND, null, "was not made by this service");
        } else if (!found.get().amount().equals(item.amount())) {
            report(item, MismatchKind.SETTLEMENT_DIFFERS, found.get(), "has another amount than the refund");
        }
        if (item.settled()) {
            entries.settleRefund(item);
        }
        return found;
    }

    /** For an entry whose comparison failed. */
    void reportIncomparable(SettlementItem item) {
        report(item, MismatchKind.SETTLEMENT_DIFFERS, null, "could not be compared");
    }

    /** The shop has no such entries of its own. */
    private Optional<SettledEntry> reportAdjustment(SettlementItem item) {
        report(item, MismatchKind.SETTLEMENT_DIFFERS, null, "is an adjustment or transfer by the gateway");
        return Optional.empty();
    }

    private static boolean differs(@Nullable Money known, Money reported) {
        return known != null && !known.equals(reported);
    }

    private void report(SettlementItem item, MismatchKind kind, @Nullable SettledEntry entry, String what) {
        mismatches.report(new Mismatch(
                "settlement:" + item.entityId(),
                kind,
                entry == null ? null : entry.order(),
                entry == null ? null : entry.payment(),
                entry == null ? null : entry.providerPaymentId(),
                entry == null ? null : entry.amount(),
                item.amount(),
                "%s in the settlement %s %s.".formatted(item.entityId(), item.settlementId(), what)));
    }

    /** Reports money that the gateway has said it has and does not pay. */
    void reportOverdue() {
        entries.overdue(OVERDUE)
                .forEach(entry -> mismatches.report(new Mismatch(
                        "unsettled:" + entry.id(),
                        MismatchKind.NOT_SETTLED,
                        entry.order(),
                        entry.payment(),
                        entry.providerPaymentId(),
                        entry.amount(),
                        Money.ZERO,
                        "%s was captured more than %d days ago and is in no settlement report."
                                .formatted(entry.id(), OVERDUE.toDays()))));
    }
}
