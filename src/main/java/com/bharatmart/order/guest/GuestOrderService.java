package com.bharatmart.order.guest;

import com.bharatmart.identity.AccountEvent.CustomerLoggedIn;
import com.bharatmart.identity.AccountEvent.CustomerSignedUp;
import com.bharatmart.identity.AccountEvent.EmailChanged;
import com.bharatmart.identity.AccountEvent.PhoneVerified;
import com.bharatmart.identity.AccountException;
import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccount;
import com.bharatmart.identity.CustomerAccountService;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.CustomerId;
import java.time.Duration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Orders that were placed as a guest join the account that has verified their e-mail address or phone. Runs after each login
 * and each verification, and again after a failure. A repetition changes nothing.
 *
 * <p>Indian operators give a disconnected number to another person after 90 days. So orders join by their phone only when
 * the customer has just shown a code that was sent to it, and only recent orders do: neither does the present owner of a
 * number get the orders of the previous one, nor the other way round.
 */
@Service
class GuestOrderService {

    private static final Duration MAX_AGE_BY_PHONE = Duration.ofDays(90);

    /** The orders of one transaction, whose rows stay locked until it ends. */
    private static final int BATCH = 100;

    private final GuestOrderRepository orders;
    private final CustomerAccountService accounts;
    private final TransactionRetry transactions;

    GuestOrderService(GuestOrderRepository orders, CustomerAccountService accounts, TransactionRetry transactions) {
        this.orders = orders;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @Async
    @TransactionalEventListener
    void on(CustomerLoggedIn event) {
        join(event.accountId(), event.byPhone());
    }

    @Async
    @TransactionalEventListener
    void on(CustomerSignedUp event) {
        join(event.accountId(), false);
    }

    @Async
    @TransactionalEventListener
    void on(EmailChanged event) {
        join(event.accountId(), false);
    }

    @Async
    @TransactionalEventListener
    void on(PhoneVerified event) {
        join(event.accountId(), true);
    }

    private void join(AccountId account, boolean byPhone) {
        while (transactions.execute(() -> joinBatch(account, byPhone)) == BATCH) {}
    }

    /** Locks the account: its erasure comes before, or after and then also erases what has joined. */
    private int joinBatch(AccountId id, boolean byPhone) {
        CustomerAccount account;
        try {
            account = accounts.lock(id);
        } catch (AccountException.NotFoundException _) {
            return 0;
        }
        var customer = new CustomerId(id.value());
        var email = account.email();
        var joined = email == null ? 0 : orders.join(customer, email, BATCH);
        var phone = account.phone();
        if (byPhone && joined < BATCH && phone != null && account.phoneVerified()) {
            joined += orders.join(customer, phone, MAX_AGE_BY_PHONE, BATCH - joined);
        }
        return joined;
    }
}
