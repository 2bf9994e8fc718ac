package com.bharatmart.customer;

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
public class StaffDesk {

    private final StaffRepository staff;
    private final StaffAccounts accounts;

    StaffDesk(StaffRepository staff, StaffAccounts accounts) {
        this.staff = staff;
        this.accounts = accounts;
    }

    /** In the order of their joining. Throws {@link Cursor.InvalidCursor}. */
    @Transactional(readOnly = true)
    public Page<StaffMember> list(@Nullable Cursor cursor, int limit) {
        var rows = staff.page(cursor == null ? null : cursor.uuid(0), limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.id().value()));
    }

    /** Throws {@link StaffAccounts.NoSuchStaff}. */
    @Transactional(readOnly = true)
    public StaffMember view(AccountId id) {
        return staff.find(id).orElseThrow(StaffAccounts.NoSuchStaff::new);
    }

    /** Throws {@link AddressTaken}. */
    @Transactional
    public StaffMember add(StaffAccounts.Newcomer newcomer) {
        return view(accounts.add(newcomer).orElseThrow(AddressTaken::new));
    }

    /** As {@link StaffAccounts#changeRoles}. */
    @Transactional
    public StaffMember changeRoles(AccountId id, IfMatch ifMatch, Set<Role> roles) {
        accounts.changeRoles(id, ifMatch, roles);
        return view(id);
    }

    /** As {@link StaffAccounts#deactivate}. */
    @Transactional
    public StaffMember deactivate(AccountId id, IfMatch ifMatch) {
        accounts.deactivate(id, ifMatch);
        return view(id);
    }

    /** As {@link StaffAccounts#activate}. */
    @Transactional
    public StaffMember activate(AccountId id, IfMatch ifMatch) {
        accounts.activate(id, ifMatch);
        return view(id);
    }

    /** Somebody has an account under this address. */
    public static final class AddressTaken extends RuntimeException {
        AddressTaken() {
            super("This e-mail address has an account already.");
        }
    }
}
