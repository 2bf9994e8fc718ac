package com.bharatmart.customer;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccount;
import com.bharatmart.identity.CustomerAccountService;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.audit.ReadAuditLog;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The administration of customers by staff. The audit log records reads, too: see {@link ReadAuditLog}. */
@Service
public class CustomerAdminService {

    private final CustomerAccountService accounts;
    private final AddressRepository addresses;
    private final AuditLog audit;
    private final ReadAuditLog readAudit;

    CustomerAdminService(
            CustomerAccountService accounts, AddressRepository addresses, AuditLog audit, ReadAuditLog readAudit) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.audit = audit;
        this.readAudit = readAudit;
    }

    /**
     * Returns a page of the matching customers, the newest first.
     *
     * @throws Cursor.InvalidCursorException if the cursor does not belong to this list
     */
    public Page<CustomerAccount> list(CustomerAccount.Filter filter) {
        var page = accounts.list(filter);
        readAudit.record(new AuditEvent("customers.listed", "account", "", null, search(filter, page.data())));
        return page;
    }

    /** Throws {@link CustomerException.NotFoundException}. */
    public CustomerAdminView view(AccountId id) {
        var customer = find(id);
        readAudit.record(new AuditEvent("customer.viewed", "account", id.value().toString(), null, null));
        return customer;
    }

    /** Denies logins of a customer and ends the existing ones. A repeated call changes nothing. */
    @Transactional
    public CustomerAdminView block(AccountId id, IfMatch ifMatch, String reason) {
        return change(id, ifMatch, "customer.blocked", false, reason);
    }

    /** Allows logins of a customer again. */
    @Transactional
    public CustomerAdminView unblock(AccountId id, IfMatch ifMatch) {
        return change(id, ifMatch, "customer.unblocked", true, null);
    }

    private CustomerAdminView change(
            AccountId id, IfMatch ifMatch, String action, boolean active, @Nullable String reason) {
        accounts.lock(id);
        ifMatch.require(find(id).version());
        if (accounts.setActive(id, active)) {
            audit.record(new AuditEvent(
                    action,
                    "account",
                    id.value().toString(),
                    new LoginState(!active, null),
                    new LoginState(active, reason)));
        }
        return find(id);
    }

    private CustomerAdminView find(AccountId id) {
        var account = accounts.find(id).orElseThrow(CustomerException.NotFoundException::new);
        return new CustomerAdminView(account, addresses.list(id));
    }

    /** The state before and after a change in the audit log. */
    private record LoginState(boolean active, @Nullable String reason) {}

    private static ReadAuditLog.Search search(CustomerAccount.Filter filter, List<CustomerAccount> found) {
        var criteria = new ArrayList<String>();
        if (filter.email() != null) {
            criteria.add("email");
        }
        if (filter.phone() != null) {
            criteria.add("phone");
        }
        if (filter.name() != null) {
            criteria.add("name");
        }
        return new ReadAuditLog.Search(
                criteria, found.stream().map(CustomerAccount::id).toList());
    }
}
