package com.bharatmart.payment.ledger;

import com.bharatmart.shared.Money;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One business fact. It consists of transfers from account to account, so that its sum is zero.
 *
 * <p>Not thread-safe.
 */
final class Journal {

    private final String cause;
    private final @Nullable UUID order;
    private final Currency currency;
    private final Map<LedgerAccount, Long> entries = new EnumMap<>(LedgerAccount.class);

    /**
     * @param cause identifies the fact
     * @param order that the fact is about, null if it is about none
     */
    Journal(String cause, @Nullable UUID order, Currency currency) {
        this.cause = cause;
        this.order = order;
        this.currency = currency;
    }

    /** Credits one account and debits the other one. A negative amount does the opposite. */
    Journal transfer(LedgerAccount credited, LedgerAccount debited, Money amount) {
        if (!amount.currency().equals(currency)) {
            throw new IllegalArgumentException("a journal has one currency");
        }
        add(credited, Math.negateExact(amount.amount()));
        add(debited, amount.amount());
        return this;
    }

    private void add(LedgerAccount account, long paise) {
        entries.merge(account, paise, Math::addExact);
    }

    String cause() {
        return cause;
    }

    @Nullable UUID order() {
        return order;
    }

    Currency currency() {
        return currency;
    }

    /** The amount of each account that changes. */
    Map<LedgerAccount, Long> entries() {
        var changed = new EnumMap<>(entries);
        changed.values().removeIf(paise -> paise == 0);
        return changed;
    }
}
