package com.bharatmart.customer;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** The people who run the shop. */
@Service
public class StaffAccounts {

    private final AccountRepository accounts;
    private final PasswordRules rules;
    private final PasswordHashes hashes;
    private final TransactionRetry transactions;
    private final AuditLog audit;

    StaffAccounts(
            AccountRepository accounts,
            PasswordRules rules,
            PasswordHashes hashes,
            TransactionRetry transactions,
            AuditLog audit) {
        this.accounts = accounts;
        this.rules = rules;
        this.hashes = hashes;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Adds a member of staff, who has to choose another password before anything else.
     *
     * @return empty if the address has an account already, a customer's for instance
     * @throws PasswordRefused if the password is too easy to guess
     */
    public Optional<AccountId> add(EmailAddress email, String name, Password first, Set<Role> roles) {
        rules.check(first, email);
        var account = new Account(
                AccountId.next(),
                ShopPrincipal.Kind.STAFF,
                name,
                email,
                hashes.hash(first.value()),
                true,
                roles,
                true,
                0);
        return transactions.execute(() -> {
            if (!accounts.add(account, null)) {
                return Optional.empty();
            }
            audit.record(new AuditEvent(
                    "staff.added",
                    "account",
                    account.id().value().toString(),
                    null,
                    new Said(email, name, new TreeSet<>(roles))));
            return Optional.of(account.id());
        });
    }

    /** What the audit log says of a member of staff. */
    private record Said(EmailAddress email, String name, SortedSet<Role> roles) {}
}
