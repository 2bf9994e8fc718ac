package com.bharatmart.identity;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Where somebody is logged in, for themselves to see and to end. */
@Service
public class ActiveSessionService {

    private final LoginRepository logins;
    private final TransactionRetry transactions;
    private final AuditLog audit;

    ActiveSessionService(LoginRepository logins, TransactionRetry transactions, AuditLog audit) {
        this.logins = logins;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * The logins that stand, the latest first.
     *
     * @throws Cursor.InvalidCursorException if the cursor is not one of this list
     */
    public Page<Login> list(LoginAuthentication asking, @Nullable Cursor cursor, int limit) {
        var rows = logins.list(account(asking), cursor == null ? null : after(cursor), limit + 1);
        return Page.of(rows, limit, login -> Cursor.of(login.id().value()));
    }

    /**
     * Ends one.
     *
     * @throws NotFoundException if it is not one of theirs, or has ended
     */
    public void end(LoginAuthentication asking, LoginId login) {
        transactions.execute(() -> {
            if (!logins.end(account(asking), login)) {
                throw new NotFoundException();
            }
            audit.record(new AuditEvent("login.ended", "login", login.value().toString(), null, null));
            return login;
        });
    }

    /** Ends all but the one that asks. */
    public void endOthers(LoginAuthentication asking) {
        transactions.execute(() -> {
            logins.endOthers(account(asking), new LoginId(asking.login()));
            audit.record(new AuditEvent("login.others-ended", "account", asking.getName(), null, null));
            return asking;
        });
    }

    private static AccountId account(LoginAuthentication asking) {
        return new AccountId(asking.getPrincipal().id());
    }

    private static LoginId after(Cursor cursor) {
        try {
            return new LoginId(UUID.fromString(cursor.text(0)));
        } catch (IllegalArgumentException e) {
            throw new Cursor.InvalidCursorException(e);
        }
    }

    /**
     * A login that stands.
     *
     * @param lastSeenAt to within five minutes
     * @param expiresAt when it ends if it is not used until then
     */
    public record Login(
            LoginId id, LoginMethod method, Device device, Instant createdAt, Instant lastSeenAt, Instant expiresAt) {}

    /** No such login, or somebody else's. */
    public static final class NotFoundException extends RuntimeException {
        NotFoundException() {
            super("there is no such login");
        }
    }
}
