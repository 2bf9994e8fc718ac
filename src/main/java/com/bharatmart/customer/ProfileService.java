package com.bharatmart.customer;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccount;
import com.bharatmart.identity.CustomerAccountService;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The profiles of customers: name and phone. {@link com.bharatmart.identity.EmailChangeService} changes the e-mail address,
 * which logs in and receives password resets.
 */
@Service
public class ProfileService {

    private final CustomerAccountService accounts;
    private final AuditLog audit;

    ProfileService(CustomerAccountService accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public CustomerAccount view(AccountId id) {
        return accounts.find(id).orElseThrow(CustomerException.NotFoundException::new);
    }

    /**
     * Changes name and phone. A changed phone is not verified, and codes to the previous phone no longer log in.
     *
     * @throws CustomerException.OnlyLoginMethodException if the customer could not log in any more
     */
    @Transactional
    public CustomerAccount change(AccountId id, IfMatch ifMatch, UnaryOperator<Description> change) {
        var before = accounts.lock(id);
        ifMatch.require(before.version());
        var wanted = change.apply(new Description(before.name(), before.phone()));
        var changed = changed(before, wanted);
        if (changed.isEmpty()) {
            return before;
        }
        if (changed.contains("phone") && before.phoneVerified() && !before.hasPassword()) {
            throw new CustomerException.OnlyLoginMethodException();
        }
        accounts.change(id, wanted.name(), wanted.phone());
        audit.record(new AuditEvent("customer.updated", "account", id.value().toString(), null, new Changed(changed)));
        return view(id);
    }

    private static List<String> changed(CustomerAccount before, Description wanted) {
        var changed = new ArrayList<String>();
        if (!wanted.name().equals(before.name())) {
            changed.add("name");
        }
        if (!Objects.equals(wanted.phone(), before.phone())) {
            changed.add("phone");
        }
        return changed;
    }

    /** The fields that a customer can change. */
    public record Description(String name, @Nullable PhoneNumber phone) {}

    /** The names of the changed fields. The audit log contains no values: it is not erased. */
    private record Changed(List<String> changed) {}
}
