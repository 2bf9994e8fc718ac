package com.bharatmart.identity;

import com.bharatmart.identity.password.Password;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.identity.password.PasswordPolicy;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.EmailAddress;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Adds members of staff. {@link StaffAdminService} changes them. */
@Service
public class StaffAccountService {

    private final AccountRepository accounts;
    private final PasswordPolicy policy;
    private final TransactionRetry transactions;
    private final AuditLog audit;

    StaffAccountService(
            AccountRepository accounts, PasswordPolicy policy, TransactionRetry transactions, AuditLog audit) {
        this.accounts = accounts;
        this.policy = policy;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Prepares {@link #add}: the slow part, outside of any transaction.
     *
     * @param password valid for the first login, which must change it before anything else
     * @throws PasswordException if the password is too easy to guess, or this instance has too many to hash
     */
    public NewMember prepare(EmailAddress email, String name, Password password, Set<Role> roles) {
        var hash = policy.checkAndHash("password", password, email);
        return new NewMember(
                new Account(AccountId.next(), ShopPrincipal.Kind.STAFF, name, email, hash, true, roles, true, 0));
    }

    /** Adds the member. Returns empty if the address has an account already, for instance a customer's. */
    public Optional<AccountId> add(NewMember member) {
        var account = member.account;
        return transactions.execute(() -> {
            if (!accounts.add(account, null)) {
                return Optional.empty();
            }
            audit.record(new AuditEvent(
                    "staff.added",
                    "account",
                    account.id().value().toString(),
                    null,
                    new Added(account.email(), account.name(), new TreeSet<>(account.roles()))));
            return Optional.of(account.id());
        });
    }

    /** A member of staff who is not stored yet. */
    public static final class NewMember {

        private final Account account;

        private NewMember(Account account) {
            this.account = account;
        }
    }

    /** The new state in the audit log. */
    private record Added(@Nullable EmailAddress email, String name, SortedSet<Role> roles) {}
}
