package com.bharatmart.identity;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.session.LoginSession;
import com.bharatmart.platform.session.LoginSessionService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets in those who have shown who they are, each time under a new session id. The session is made first, in Redis: it
 * opens nothing until its login is in the database, and never does if that fails.
 */
@Component
class LoginService {

    private final LoginSessionService sessions;
    private final LoginRepository logins;
    private final LoginProperties properties;
    private final TransactionRetry transactions;
    private final AuditLog audit;

    LoginService(
            LoginSessionService sessions,
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
     * @throws LoginException if the account has changed since it was read
     */
    AuthenticatedSession letIn(
            Account account, LoginMethod method, Device device, @Nullable String earlier, Runnable before) {
        return letIn(account, method, device, earlier, false, before);
    }

    /**
     * The same for somebody who may have shown the second factor of the account.
     *
     * @param secondFactorShown whether they have
     */
    AuthenticatedSession letIn(
            Account account,
            LoginMethod method,
            Device device,
            @Nullable String earlier,
            boolean secondFactorShown,
            Runnable before) {
        var login = LoginId.next();
        var lifetime = properties.lifetime(account.kind());
        var left = earlier == null ? null : sessions.find(earlier).orElse(null);
        var session = sessions.open(new LoginSession(login.value(), true), lifetime);
        open(session, () -> {
            before.run();
            if (!logins.add(login, account, method, device, secondFactorShown)) {
                throw new LoginException.InvalidCredentialsException();
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
                            new Said(method.name(), secondFactorShown, login)),
                    account.principal());
            return login;
        });
        if (earlier != null) {
            sessions.end(earlier);
        }
        return new AuthenticatedSession(account.principal(), session, lifetime);
    }

    /** A session without a login is of no use, and would stay for as long as a login lasts. */
    private void open(String session, Supplier<LoginId> opening) {
        try {
            transactions.execute(opening);
        } catch (RuntimeException e) {
            sessions.end(session);
            throw e;
        }
    }

    /** Whether the login of this session has shown the second factor, which a login in its place need not show again. */
    boolean isSecondFactorShown(String sessionId) {
        return sessions.find(sessionId)
                .filter(session -> logins.isSecondFactorShown(new LoginId(session.login())))
                .isPresent();
    }

    /** What the audit log says of a login. */
    private record Said(String method, boolean secondFactorShown, LoginId login) {}
}
