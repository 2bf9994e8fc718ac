package com.bharatmart.identity;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where administrators look after the staff. */
@Service
public class StaffAdminService {

    private final StaffRepository staff;
    private final StaffAccountService accounts;
    private final SecondFactorRepository factors;
    private final LoginRepository logins;
    private final AuditLog audit;

    StaffAdminService(
            StaffRepository staff,
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

    /** In the order of their joining. Throws {@link Cursor.InvalidCursorException}. */
    @Transactional(readOnly = true)
    public Page<StaffMember> list(@Nullable Cursor cursor, int limit) {
        var rows = staff.page(cursor == null ? null : cursor.uuid(0), limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.id().value()));
    }

    /** Throws {@link StaffAccountService.StaffNotFoundException}. */
    @Transactional(readOnly = true)
    public StaffMember view(AccountId id) {
        return staff.find(id).orElseThrow(StaffAccountService.StaffNotFoundException::new);
    }

    /** Throws {@link AddressTakenException}. */
    @Transactional
    public StaffMember add(StaffAccountService.Newcomer newcomer) {
        return view(accounts.add(newcomer).orElseThrow(AddressTakenException::new));
    }

    /** As {@link StaffAccountService#changeRoles}. */
    @Transactional
    public StaffMember changeRoles(AccountId id, IfMatch ifMatch, Set<Role> roles) {
        accounts.changeRoles(id, ifMatch, roles);
        return view(id);
    }

    /** As {@link StaffAccountService#deactivate}. */
    @Transactional
    public StaffMember deactivate(AccountId id, IfMatch ifMatch) {
        accounts.deactivate(id, ifMatch);
        return view(id);
    }

    /** As {@link StaffAccountService#activate}. */
    @Transactional
    public StaffMember activate(AccountId id, IfMatch ifMatch) {
        accounts.activate(id, ifMatch);
        return view(id);
    }

    /**
     * Removes the second factor of somebody who has lost it, and ends their logins. Without one nothing changes.
     *
     * @param by who does it; with their own they need a code, so that a stolen session cannot do without
     * @throws StaffAccountService.StaffNotFoundException if there is no such member of staff
     * @throws SecondFactorException.OwnFactorException if it is their own
     */
    @Transactional
    public StaffMember resetSecondFactor(AccountId id, AccountId by) {
        if (id.equals(by)) {
            throw new SecondFactorException.OwnFactorException();
        }
        view(id);
        if (factors.remove(id)) {
            logins.endAll(id);
            audit.record(
                    new AuditEvent("second-factor.reset", "account", id.value().toString(), null, null));
        }
        return view(id);
    }

    /** Somebody has an account under this address. */
    public static final class AddressTakenException extends RuntimeException {
        AddressTakenException() {
            super("This e-mail address has an account already.");
        }
    }
}
