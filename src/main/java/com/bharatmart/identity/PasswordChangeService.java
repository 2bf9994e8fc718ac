package com.bharatmart.identity;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.audit.DeniedAccessLog;
import com.bharatmart.platform.limit.LoginThrottle;
import com.bharatmart.platform.limit.RateLimitExceededException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Another password, by somebody who is logged in and knows the one that counts now. */
@Service
public class PasswordChangeService {

    private final AccountRepository accounts;
    private final LoginRepository logins;
    private final SecondFactorRepository factors;
    private final PasswordPolicy rules;
    private final PasswordHasher hashes;
    private final LoginService entrance;
    private final LoginThrottle tries;
    private final AuditLog audit;
    private final DeniedAccessLog attempts;
    private final ApplicationEventPublisher events;

    PasswordChangeService(
            AccountRepository accounts,
            LoginRepository logins,
            SecondFactorRepository factors,
            PasswordPolicy rules,
            PasswordHasher hashes,
            LoginService entrance,
            LoginThrottle tries,
            AuditLog audit,
            DeniedAccessLog attempts,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.logins = logins;
        this.factors = factors;
        this.rules = rules;
        this.hashes = hashes;
        this.entrance = entrance;
        this.tries = tries;
        this.audit = audit;
        this.attempts = attempts;
        this.events = events;
    }

    /**
     * Changes the password, ends all logins of the account, and opens a new one for whoever has changed it.
     *
     * @param sessionId by which they came
     * @throws PasswordException if the new password is too easy to guess, or the old one again
     * @throws WrongPasswordException if the current one is another
     * @throws RateLimitExceededException if the current one was guessed at too often
     * @throws LoginOverloadException if this instance has more passwords to check than it can
     */
    public AuthenticatedSession change(AccountId id, Password current, Password next, Device device, String sessionId) {
        var account = accounts.find(id).orElseThrow(WrongPasswordException::new);
        checkCurrent(account, current, device);
        rules.check("new", next, account.email());
        if (next.equals(current)) {
            throw new PasswordException("new", "same_password", "must be another one");
        }
        var hash = hashes.hash(next.value());
        var shown = entrance.isSecondFactorShown(sessionId);
        return entrance.letIn(account.withNewPassword(hash), LoginMethod.PASSWORD, device, sessionId, shown, () -> {
            if (!accounts.changePassword(account, hash)) {
                throw new WrongPasswordException();
            }
            factors.forgetUnconfirmed(id);
            logins.endAll(id);
            audit.record(event("password.changed", account));
            events.publishEvent(new PasswordChanged(id));
        });
    }

    private void checkCurrent(Account account, Password current, Device device) {
        var id = account.id().value().toString();
        try (var attempt = tries.beforeLogin(id, device.address())) {
            if (!hashes.matches(current.value(), account.passwordHash())) {
                attempt.failed();
                attempts.record(event("password.refused", account), DeniedAccessLog.CallerKind.ACCOUNT, id);
                throw new WrongPasswordException();
            }
            attempt.succeeded();
        }
    }

    private static AuditEvent event(String action, Account account) {
        return new AuditEvent(action, "account", account.id().value().toString(), null, null);
    }

    /** The password given as the current one is not. */
    public static final class WrongPasswordException extends RuntimeException {
        WrongPasswordException() {
            super("The current password is another one.");
        }
    }
}
