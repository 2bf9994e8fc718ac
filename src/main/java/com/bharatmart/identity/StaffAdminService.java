package com.bharatmart.identity;

import com.bharatmart.identity.totp.SecondFactorException;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The administration of staff. A member whose roles or state change loses all logins. */
@Service
public class StaffAdminService {

    private final StaffAccountRepository staff;
    private final StaffAccountService accounts;
    private final SecondFactorRepository factors;
    private final LoginRepository logins;
    private final AuditLog audit;

    StaffAdminService(
            StaffAccountRepository staff,
            StaffAccountService accounts,
            SecondFactorRepository factors,
            LoginRepository logins,
            AuditLog audit) {
        this.staff = staff;
        this.accounts = accounts;
        this.factors = factors;
        this.logins = logins;
        this.audit = audit;
    }

    /**
     * Returns a page of staff in the order of their creation.
     *
     * @throws Cursor.InvalidCursorException if the cursor does not belong to this list
     */
    @Transactional(readOnly = true)
    public Page<StaffMember> list(@Nullable Cursor cursor, int limit) {
        var rows = staff.page(cursor == null ? null : cursor.uuid(0), limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.id().value()));
    }

    /** Throws {@link AccountException.NotFoundException}. */
    @Transactional(readOnly = true)
    public StaffMember view(AccountId id) {
        return staff.find(id).orElseThrow(AccountException.NotFoundException::new);
    }

    /** Throws {@link AccountException.EmailTakenException}. */
    @Transactional
    public StaffMember add(StaffAccountService.NewMember member) {
        return view(accounts.add(member).orElseThrow(AccountException.EmailTakenException::new));
    }

    /**
     * Replaces the roles.
     *
     * @throws AccountException.NotFoundException if the account does not exist or is a customer's
     * @throws AccountException.LastAdminException if no active ADMIN would be left
     */
    @Transactional
    public StaffMember changeRoles(AccountId id, IfMatch ifMatch, Set<Role> roles) {
        return change(id, ifMatch, "staff.roles-changed", before -> new Access(new TreeSet<>(roles), before.active()));
    }

    /** Denies logins. Throws as {@link #changeRoles}. */
    @Transactional
    public StaffMember deactivate(AccountId id, IfMatch ifMatch) {
        return change(id, ifMatch, "staff.deactivated", before -> new Access(before.roles(), false));
    }

    /** Allows logins again. Throws as {@link #changeRoles}. */
    @Transactional
    public StaffMember activate(AccountId id, IfMatch ifMatch) {
        return change(id, ifMatch, "staff.activated", before -> new Access(before.roles(), true));
    }

    private StaffMember change(AccountId id, IfMatch ifMatch, String action, UnaryOperator<Access> change) {
        var admins = staff.lockAdmins();
        var member = view(id);
        ifMatch.require(member.version());
        var before = new Access(new TreeSet<>(member.roles()), member.active());
        var after = change.apply(before);
        if (admins.equals(Set.of(id)) && !(after.active() && after.roles().contains(Role.ADMIN))) {
            throw new AccountException.LastAdminException();
        }
        if (!staff.changeRoles(member, after.roles(), after.active())) {
            throw new OptimisticLockingFailureException("the account was changed by another transaction");
        }
        logins.endAll(id);
        audit.record(new AuditEvent(action, "account", id.value().toString(), before, after));
        return view(id);
    }

    /**
     * Removes the second factor of a member who has lost it. Nothing changes if there is none.
     *
     * @param by the administrator, who needs a code to remove their own: a stolen session is not enough
     * @throws AccountException.NotFoundException if the account does not exist or is a customer's
     * @throws SecondFactorException.SelfRemovalException if it is the administrator's own
     */
    @Transactional
    public StaffMember resetSecondFactor(AccountId id, AccountId by) {
        if (id.equals(by)) {
            throw new SecondFactorException.SelfRemovalException();
        }
        view(id);
        if (factors.remove(id)) {
            logins.endAll(id);
            audit.record(
                    new AuditEvent("second-factor.reset", "account", id.value().toString(), null, null));
        }
        return view(id);
    }

    /** What a member of staff may do, as the audit log shows it. */
    private record Access(SortedSet<Role> roles, boolean active) {}
}
