package com.bharatmart.customer;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccountService;
import com.bharatmart.identity.Device;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records the consents of customers, so that the shop can prove them (DPDP Act 2023, section 6(10)). Without an entry there
 * is no consent.
 */
@Service
public class ConsentService {

    private final ConsentRepository consents;
    private final CustomerAccountService accounts;

    ConsentService(ConsentRepository consents, CustomerAccountService accounts) {
        this.consents = consents;
        this.accounts = accounts;
    }

    /** Adds an entry and returns it. */
    @Transactional
    public Consent record(
            AccountId account, ConsentPurpose purpose, String noticeVersion, boolean given, Device device) {
        accounts.lock(account);
        consents.add(account, purpose, noticeVersion, given, device);
        return consents.page(account, null, 1).getFirst();
    }

    /** Returns the latest entry of each purpose that has entries. */
    @Transactional(readOnly = true)
    public List<Consent> current(AccountId account) {
        return consents.current(account);
    }

    /**
     * Returns a page of all entries, the latest first.
     *
     * @throws Cursor.InvalidCursorException if the cursor does not belong to this list
     */
    @Transactional(readOnly = true)
    public Page<Consent> list(AccountId account, @Nullable Cursor cursor, int limit) {
        var rows = consents.page(account, cursor == null ? null : cursor.number(0), limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.position()));
    }
}
