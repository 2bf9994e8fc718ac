package com.bharatmart.identity;

import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import com.bharatmart.shared.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The accounts of customers, for the module {@code customer}. Changes take part in the caller's transaction. */
@Service
public class CustomerAccountService {

    private final CustomerAccountRepository accounts;
    private final LoginRepository logins;

    CustomerAccountService(CustomerAccountRepository accounts, LoginRepository logins) {
        this.accounts = accounts;
        this.logins = logins;
    }

    /** Returns the account, unless it was erased. */
    public Optional<CustomerAccount> find(AccountId id) {
        return accounts.find(id);
    }

    /**
     * Locks the account until the transaction ends: other changes of the account, or of data that belongs to it, wait.
     *
     * @throws AccountException.NotFoundException if the account does not exist or was erased
     */
    public CustomerAccount lock(AccountId id) {
        return accounts.lock(id).orElseThrow(AccountException.NotFoundException::new);
    }

    /**
     * Returns a page of the accounts that match, the newest first.
     *
     * @throws Cursor.InvalidCursorException if the cursor does not belong to this list
     */
    public Page<CustomerAccount> list(CustomerAccount.Filter filter) {
        return Page.of(
                accounts.page(filter),
                filter.limit(),
                last -> Cursor.of(last.id().value()));
    }

    /** Changes the name and the phone. A changed phone is not verified, and codes to it do not log in. */
    public void change(AccountId id, String name, @Nullable PhoneNumber phone) {
        accounts.change(id, name, phone);
    }

    /**
     * Blocks or unblocks logins, and ends all sessions of the account if that changes anything.
     *
     * @return false if the account was in this state already
     */
    public boolean setActive(AccountId id, boolean active) {
        if (!accounts.setActive(id, active)) {
            return false;
        }
        logins.endAll(id);
        return true;
    }
}
