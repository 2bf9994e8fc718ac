package com.bharatmart.customer;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccount;
import com.bharatmart.identity.CustomerAccountService;
import com.bharatmart.identity.CustomerQuery;
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

/**
 * Where staff look after customers. Looking is written down as changing is, see {@link ReadAuditLog}.
 */
@Service
public class CustomerAdminService {

    private final CustomerAccountService accounts;
    private final AddressRepository addresses;
    private final AuditLog audit;
    private final ReadAuditLog reads;

    CustomerAdminService(
            CustomerAccountService accounts, AddressRepository addresses, AuditLog audit, ReadAuditLog reads) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.audit = audit;
        this.reads = reads;
    }

    /** The newest first. Throws {@link Cursor.InvalidCursorException}. */
    public Page<CustomerAccount> list(CustomerQuery query) {
        var page = accounts.list(query);
        reads.record(new AuditEvent("customers.listed", "account", "", null, search(query, page.data())));
        return page;
    }

    /** Throws {@link CustomerException.NotFoundException}. */
    public CustomerAdminView view(AccountId id) {
        var customer = find(id);
        reads.record(new AuditEvent("customer.viewed", "account", id.value().toString(), null, null));
        return customer;
    }

    /** Lets a customer log in no more, and ends their logins. Doing it again changes nothing. */
    @Transactional
    public CustomerAdminView block(AccountId id, IfMatch ifMatch, String reason) {
        return change(id, ifMatch, "customer.blocked", false, reason);
    }

    /** Lets a customer log in again. */
    @Transactional
    public CustomerAdminView unblock(AccountId id, IfMatch ifMatch) {
        return change(id, ifMatch, "customer.unblocked", true, null);
    }

    private CustomerAdminView change(
            AccountId id, IfMatch ifMatch, String action, boolean active, @Nullable String reason) {
        accounts.lock(id);
        ifMatch.require(find(id).tag());
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
        var profile = accounts.find(id).orElseThrow(CustomerException.NotFoundException::new);
        return new CustomerAdminView(profile, addresses.list(id));
    }

    /** What the audit log says of a change. */
    private record LoginState(boolean active, @Nullable String reason) {}

    private static ReadAuditLog.Search search(CustomerQuery query, List<CustomerAccount> seen) {
        var by = new ArrayList<String>();
        if (query.email() != null) {
            by.add("email");
        }
        if (query.phone() != null) {
            by.add("phone");
        }
        if (query.name() != null) {
            by.add("name");
        }
        return new ReadAuditLog.Search(
                by, seen.stream().map(CustomerAccount::id).toList());
    }
}
