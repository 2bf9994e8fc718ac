package com.bharatmart.customer;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.session.LoginSession;
import com.bharatmart.platform.session.LoginSessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets in those who have shown who they are, each time under a new session id. The session is made first, in Redis: it
 * opens nothing until its login is in the database, and never does if that fails.
 */
@Component
class Entrance {

    private final LoginSessions sessions;
    private final LoginRepository logins;
    private final LoginProperties properties;
    private final TransactionRetry transactions;
    private final AuditLog audit;

    Entrance(
            LoginSessions sessions,
            LoginRepository logins,
            LoginProperties properties,
            TransactionRetry transactions,
            AuditLog audit) {
        this.sessions = sessions;
        this.logins = logins;
        this.properties = properties;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Opens a login.
     *
     * @param account as the login finds it, after {@code before}
     * @param earlier the session that the client had until now, which ends; null for none
     * @param before what else belongs to the transaction
     * @throws LoginRefused if the account has changed since it was read
     */
    OpenedLogin letIn(Account account, LoginMethod method, Device device, @Nullable String earlier, Runnable before) {
        var login = LoginId.next();
        var lifetime = properties.lifetime(account.kind());
        var left = earlier == null ? null : sessions.find(earlier).orElse(null);
        var session = sessions.open(new LoginSession(login.value()), lifetime);
        transactions.execute(() -> {
            before.run();
            if (!logins.add(login, account, method, device)) {
                throw new LoginRefused.InvalidCredentials();
            }
            if (left != null) {
                logins.end(new LoginId(left.login()));
            }
            audit.record(
                    new AuditEvent(
                            "account.logged-in",
                            "account",
                            account.id().value().toString(),
                            null,
                            new Said(method.name(), login)),
                    account.principal());
            return login;
        });
        if (earlier != null) {
            sessions.end(earlier);
        }
        return new OpenedLogin(account.principal(), session, lifetime);
    }

    /** What the audit log says of a login. */
    private record Said(String method, LoginId login) {}
}
