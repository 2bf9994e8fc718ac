package com.bharatmart.identity;

import com.bharatmart.identity.AccountEvent.CustomerLoggedIn;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.platform.session.LoginSession;
import com.bharatmart.platform.session.LoginSessionService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Opens logins for callers who have proven their identity, each with a new session id. The session in Redis comes first:
 * it authenticates nothing until its login is in the database, and is deleted if that fails.
 */
@Service
class LoginService {

    private final LoginSessionService sessions;
    private final LoginRepository logins;
    private final LoginProperties properties;
    private final TransactionRetry transactions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    LoginService(
            LoginSessionService sessions,
            LoginRepository logins,
            LoginProperties properties,
            TransactionRetry transactions,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.logins = logins;
        this.properties = properties;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Opens a login.
     *
     * @param account the account as it is after {@code work}
     * @param previous the client's session until now, which ends; null for none
     * @param work runs in the same transaction, before the login is added
     * @throws LoginException if the account has changed since it was read
     */
    AuthenticatedSession open(
            Account account, LoginMethod method, Device device, @Nullable String previous, Runnable work) {
        return open(account, method, device, previous, false, work);
    }

    /** As {@link #open(Account, LoginMethod, Device, String, Runnable)}, with the state of the second factor. */
    AuthenticatedSession open(
            Account account,
            LoginMethod method,
            Device device,
            @Nullable String previous,
            boolean secondFactorVerified,
            Runnable work) {
        var login = LoginId.next();
        var lifetime = properties.lifetime(account.kind());
        var replaced = previous == null ? null : sessions.find(previous).orElse(null);
        var session = sessions.open(new LoginSession(login.value(), true), lifetime);
        executeOrEnd(session, () -> {
            work.run();
            if (!logins.add(login, account, method, device, secondFactorVerified)) {
                throw new LoginException.InvalidCredentialsException();
            }
            if (replaced != null) {
                logins.end(new LoginId(replaced.login()));
            }
            audit.record(
                    new AuditEvent(
                            "account.logged-in",
                            "account",
                            account.id().value().toString(),
                            null,
                            new LoggedIn(method.name(), secondFactorVerified, login)),
                    account.principal());
            if (account.kind() == ShopPrincipal.Kind.CUSTOMER) {
                events.publishEvent(new CustomerLoggedIn(account.id(), method == LoginMethod.ONE_TIME_CODE));
            }
            return login;
        });
        if (previous != null) {
            sessions.end(previous);
        }
        return new AuthenticatedSession(account.principal(), session, lifetime);
    }

    /**
     * Replaces a login after its second factor was verified. The current login ends first: another request may have ended
     * it since this request was authenticated.
     *
     * @param sessionId the session of the current login, which ends
     * @param work runs in the same transaction
     * @throws LoginException if the current login has ended, or the account has changed since it was read
     */
    AuthenticatedSession replace(
            LoginAuthentication current, Account account, Device device, String sessionId, Runnable work) {
        return open(account, LoginMethod.PASSWORD, device, sessionId, true, () -> {
            if (!logins.end(new LoginId(current.login()))) {
                throw new LoginException.InvalidCredentialsException();
            }
            work.run();
        });
    }

    /** Deletes the session if the transaction fails: it would stay in Redis for the lifetime of a login. */
    private void executeOrEnd(String session, Supplier<LoginId> work) {
        try {
            transactions.execute(work);
        } catch (RuntimeException e) {
            sessions.end(session);
            throw e;
        }
    }

    /** Returns whether the login of this session has verified the second factor: its replacement need not do it again. */
    boolean hasVerifiedSecondFactor(String sessionId) {
        return sessions.find(sessionId)
                .filter(session -> logins.hasVerifiedSecondFactor(new LoginId(session.login())))
                .isPresent();
    }

    /** The new state in the audit log. */
    private record LoggedIn(String method, boolean secondFactorShown, LoginId login) {}
}
