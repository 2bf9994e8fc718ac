package com.bharatmart.customer;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.LoginRepository;
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

    private final ProfileRepository profiles;
    private final AddressRepository addresses;
    private final LoginRepository logins;
    private final AuditLog audit;
    private final ReadAuditLog reads;

    CustomerAdminService(
            ProfileRepository profiles,
            AddressRepository addresses,
            LoginRepository logins,
            AuditLog audit,
            ReadAuditLog reads) {
        this.profiles = profiles;
        this.addresses = addresses;
        this.logins = logins;
        this.audit = audit;
        this.reads = reads;
    }

    /** The newest first. Throws {@link Cursor.InvalidCursor}. */
    public Page<Profile> list(CustomerQuery query) {
        var page = Page.of(
                profiles.page(query), query.limit(), last -> Cursor.of(last.id().value()));
        reads.record(new AuditEvent("customers.listed", "account", "", null, search(query, page.data())));
        return page;
    }

    /** Throws {@link CustomerException.NotFound}. */
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
        profiles.lock(id);
        ifMatch.require(find(id).tag());
        if (profiles.setActive(id, active)) {
            logins.endAll(id);
            audit.record(new AuditEvent(
                    action,
                    "account",
                    id.value().toString(),
                    new Standing(!active, null),
                    new Standing(active, reason)));
        }
        return find(id);
    }

    private CustomerAdminView find(AccountId id) {
        var profile = profiles.find(id).orElseThrow(CustomerException.NotFound::new);
        return new CustomerAdminView(profile, addresses.list(id));
    }

    /** What the audit log says of a change. */
    private record Standing(boolean active, @Nullable String reason) {}

    private static ReadAuditLog.Search search(CustomerQuery query, List<Profile> seen) {
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
        return new ReadAuditLog.Search(by, seen.stream().map(Profile::id).toList());
    }
}
