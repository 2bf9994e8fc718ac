package com.bharatmart.payment.ledger;

import static com.bharatmart.payment.ledger.LedgerAccount.BANK;
import static com.bharatmart.payment.ledger.LedgerAccount.CASH_ON_DELIVERY;
import static com.bharatmart.payment.ledger.LedgerAccount.FEES;
import static com.bharatmart.payment.ledger.LedgerAccount.FEE_TAX;
import static com.bharatmart.payment.ledger.LedgerAccount.GATEWAY;
import static com.bharatmart.payment.ledger.LedgerAccount.RECEIVABLE;
import static com.bharatmart.payment.ledger.LedgerAccount.REFUNDS;
import static com.bharatmart.payment.ledger.LedgerAccount.REFUNDS_DUE;
import static com.bharatmart.payment.ledger.LedgerAccount.SALES;

import com.bharatmart.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes facts about money into the books, in the transaction of the fact. Without effect for one that is there. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {

    private final LedgerRepository journals;

    Ledger(LedgerRepository journals) {
        this.journals = journals;
    }

    /** The gateway has taken money that pays an order. */
    public void paid(UUID order, String payment, Money amount) {
        journals.post(new Journal("sale:" + order, order, amount.currency()).transfer(SALES, RECEIVABLE, amount));
        journals.post(
                new Journal("payment:" + payment, order, amount.currency()).transfer(RECEIVABLE, GATEWAY, amount));
    }

    /** The gateway has taken money that the order did not take. */
    public void surplus(UUID order, String payment, Money amount) {
        journals.post(
                new Journal("payment:" + payment, order, amount.currency()).transfer(REFUNDS_DUE, GATEWAY, amount));
    }

    /** @param fee with the tax */
    public void fee(UUID order, String payment, Money fee, Money tax) {
        journals.post(new Journal("fee:" + payment, order, fee.currency())
                .transfer(GATEWAY, FEES, fee.minus(tax))
                .transfer(GATEWAY, FEE_TAX, tax));
    }

    /** Money of a paid order is to go back. */
    public void refundRequested(UUID order, UUID refund, Money amount) {
        journals.post(new Journal("refund-requested:" + refund, order, amount.currency())
                .transfer(REFUNDS_DUE, REFUNDS, amount));
    }

    /** The gateway has sent money back. */
    public void refundProcessed(UUID order, UUID refund, Money amount) {
        journals.post(new Journal("refund:" + refund, order, amount.currency()).transfer(GATEWAY, REFUNDS_DUE, amount));
    }

    /** The shop has sent money back from its bank that the gateway failed to send. */
    public void refundCompletedByBank(UUID order, UUID refund, Money amount) {
        journals.post(new Journal("refund:" + refund, order, amount.currency()).transfer(BANK, REFUNDS_DUE, amount));
    }

    /** The shop has sent money back from its bank. */
    public void refundedByBank(UUID order, UUID refund, Money amount) {
        journals.post(new Journal("refund:" + refund, order, amount.currency()).transfer(BANK, REFUNDS, amount));
    }

    /** A carrier has collected the money for an order. */
    public void cashCollected(UUID order, Money amount) {
        journals.post(new Journal("sale:" + order, order, amount.currency()).transfer(SALES, RECEIVABLE, amount));
        journals.post(
                new Journal("cash:" + order, order, amount.currency()).transfer(RECEIVABLE, CASH_ON_DELIVERY, amount));
    }

    /** A carrier has paid the shop. */
    public void cashRemitted(UUID order, Money amount) {
        journals.post(
                new Journal("remittance:" + order, order, amount.currency()).transfer(CASH_ON_DELIVERY, BANK, amount));
    }

    /**
     * The gateway has paid the shop.
     *
     * @param entry of the settlement report
     * @param net negative if the gateway keeps it from other money
     */
    public void settled(@Nullable UUID order, String entry, Money net) {
        journals.post(new Journal("settlement:" + entry, order, net.currency()).transfer(GATEWAY, BANK, net));
    }
}
