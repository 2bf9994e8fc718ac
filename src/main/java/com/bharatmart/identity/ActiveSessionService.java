package com.bharatmart.identity;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.session.LoginSessionService;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists and ends the logins of the caller. */
@Service
public class ActiveSessionService {

    private final LoginRepository logins;
    private final LoginSessionService sessions;
    private final TransactionRetry transactions;
    private final AuditLog audit;

    ActiveSessionService(
            LoginRepository logins, LoginSessionService sessions, TransactionRetry transactions, AuditLog audit) {
        this.logins = logins;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Returns the active logins, the latest first.
     *
     * @throws Cursor.InvalidCursorException if the cursor does not belong to this list
     */
    public Page<Login> list(LoginAuthentication caller, @Nullable Cursor cursor, int limit) {
        var rows = logins.list(account(caller), cursor == null ? null : new LoginId(cursor.uuid(0)), limit + 1);
        return Page.of(rows, limit, login -> Cursor.of(login.id().value()));
    }

    /** Ends the login of the caller and its session. */
    public void logout(LoginAuthentication caller, String sessionId) {
        transactions.execute(() -> {
            logins.end(new LoginId(caller.login()));
            audit.record(new AuditEvent("account.logged-out", "account", caller.getName(), null, null));
            return caller;
        });
        sessions.end(sessionId);
    }

    /**
     * Ends one login.
     *
     * @throws NotFoundException if the login belongs to another account or has ended
     */
    public void end(LoginAuthentication caller, LoginId login) {
        transactions.execute(() -> {
            if (!logins.end(account(caller), login)) {
                throw new NotFoundException();
            }
            audit.record(new AuditEvent("login.ended", "login", login.value().toString(), null, null));
            return login;
        });
    }

    /** Ends all logins of the account but the caller's. */
    public void endOthers(LoginAuthentication caller) {
        transactions.execute(() -> {
            logins.endOthers(account(caller), new LoginId(caller.login()));
            audit.record(new AuditEvent("login.others-ended", "account", caller.getName(), null, null));
            return caller;
        });
    }

    private static AccountId account(LoginAuthentication caller) {
        return new AccountId(caller.getPrincipal().id());
    }

    /**
     * An active login.
     *
     * @param lastSeenAt accurate to five minutes
     * @param expiresAt when the login ends if it is not used until then
     */
    public record Login(
            LoginId id, LoginMethod method, Device device, Instant createdAt, Instant lastSeenAt, Instant expiresAt) {}

    /** The login does not exist, or belongs to another account. */
    public static final class NotFoundException extends RuntimeException {

        NotFoundException() {
            super("there is no such login");
        }
    }
}
