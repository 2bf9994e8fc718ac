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
 * What customers say of themselves. Their e-mail address is by what they log in and by what a lost password is set anew:
 * it does not change here, but by {@link com.bharatmart.identity.EmailChangeService}.
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
     * Changes name and phone. Another phone is one that nobody has verified: the one before stops to be a way in.
     *
     * @throws CustomerException.LastWayInException if it is the only one
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
            throw new CustomerException.LastWayInException();
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

    /** What a customer may change. */
    public record Description(String name, @Nullable PhoneNumber phone) {}

    /** Which parts, not what they are: the log is never erased, people are. */
    private record Changed(List<String> changed) {}
}
