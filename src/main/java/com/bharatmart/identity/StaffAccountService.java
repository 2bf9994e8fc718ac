package com.bharatmart.identity;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.EmailAddress;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** The people who run the shop. */
@Service
public class StaffAccountService {

    private final AccountRepository accounts;
    private final PasswordPolicy rules;
    private final PasswordHasher hashes;
    private final LoginRepository logins;
    private final TransactionRetry transactions;
    private final AuditLog audit;

    StaffAccountService(
            AccountRepository accounts,
            PasswordPolicy rules,
            PasswordHasher hashes,
            LoginRepository logins,
            TransactionRetry transactions,
            AuditLog audit) {
        this.accounts = accounts;
        this.rules = rules;
        this.hashes = hashes;
        this.logins = logins;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Adds a member of staff, who has to choose another password before anything else.
     *
     * @return empty if the address has an account already, a customer's for instance
     * @throws PasswordException if the password is too easy to guess
     */
    public Optional<AccountId> add(EmailAddress email, String name, Password first, Set<Role> roles) {
        return add(hire(email, name, first, roles));
    }

    /**
     * Gets ready for {@link #add(Newcomer)}: the slow part, outside of any transaction.
     *
     * @throws PasswordException if the password is too easy to guess
     * @throws LoginOverloadException if this instance has more passwords to hash than it can
     */
    public Newcomer hire(EmailAddress email, String name, Password first, Set<Role> roles) {
        rules.check("password", first, email);
        return new Newcomer(new Account(
                AccountId.next(),
                ShopPrincipal.Kind.STAFF,
                name,
                email,
                hashes.hash(first.value()),
                true,
                roles,
                true,
                0));
    }

    /** Adds them. Empty if the address has an account already, a customer's for instance. */
    public Optional<AccountId> add(Newcomer newcomer) {
        var account = newcomer.account;
        return transactions.execute(() -> {
            if (!accounts.add(account, null)) {
                return Optional.empty();
            }
            audit.record(new AuditEvent(
                    "staff.added",
                    "account",
                    account.id().value().toString(),
                    null,
                    new Said(account.email(), account.name(), new TreeSet<>(account.roles()))));
            return Optional.of(account.id());
        });
    }

    /**
     * Gives a member of staff these roles and no others. All their logins end, so that the next has a new session.
     *
     * @throws StaffNotFoundException if there is no such member of staff
     * @throws LastAdminException if nobody could manage the staff any more
     */
    public void changeRoles(AccountId id, IfMatch ifMatch, Set<Role> roles) {
        change(id, ifMatch, "staff.roles-changed", account -> account.active(), _ -> roles);
    }

    /**
     * Lets a member of staff log in no more, and ends their logins.
     *
     * @throws StaffNotFoundException if there is no such member of staff
     * @throws LastAdminException if nobody could manage the staff any more
     */
    public void deactivate(AccountId id, IfMatch ifMatch) {
        change(id, ifMatch, "staff.deactivated", _ -> false, Account::roles);
    }

    /**
     * Lets a member of staff log in again.
     *
     * @throws StaffNotFoundException if there is no such member of staff
     */
    public void activate(AccountId id, IfMatch ifMatch) {
        change(id, ifMatch, "staff.activated", _ -> true, Account::roles);
    }

    private void change(
            AccountId id,
            IfMatch ifMatch,
            String action,
            Predicate<Account> active,
            Function<Account, Set<Role>> roles) {
        transactions.execute(() -> {
            var admins = accounts.lockAdmins();
            var before = accounts.find(id)
                    .filter(account -> account.kind() == ShopPrincipal.Kind.STAFF)
                    .orElseThrow(StaffNotFoundException::new);
            ifMatch.require(before.version());
            var activeAfter = active.test(before);
            var rolesAfter = roles.apply(before);
            if (admins.equals(Set.of(id)) && !(activeAfter && rolesAfter.contains(Role.ADMIN))) {
                throw new LastAdminException();
            }
            if (!accounts.changeRoles(before, rolesAfter, activeAfter)) {
                throw new OptimisticLockingFailureException("the account has changed meanwhile");
            }
            logins.endAll(id);
            audit.record(new AuditEvent(
                    action,
                    "account",
                    id.value().toString(),
                    new Standing(new TreeSet<>(before.roles()), before.active()),
                    new Standing(new TreeSet<>(rolesAfter), activeAfter)));
            return id;
        });
    }

    /** What the audit log says of what a member of staff may do. */
    private record Standing(SortedSet<Role> roles, boolean active) {}

    /** Somebody who is about to join. */
    public static final class Newcomer {
        private final Account account;

        private Newcomer(Account account) {
            this.account = account;
        }
    }

    /** Nobody of the staff has this id. */
    public static final class StaffNotFoundException extends RuntimeException {
        StaffNotFoundException() {
            super("there is no such member of staff");
        }
    }

    /** Without this one nobody could manage the staff any more. */
    public static final class LastAdminException extends RuntimeException {
        LastAdminException() {
            super("This is the last active ADMIN. Make another one first.");
        }
    }

    /** What the audit log says of a member of staff. */
    private record Said(@Nullable EmailAddress email, String name, SortedSet<Role> roles) {}
}
