package com.bharatmart.customer;

import com.bharatmart.platform.audit.AttemptLog;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.limit.CountedTries;
import com.bharatmart.platform.limit.RateLimited;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Another password, by somebody who is logged in and knows the one that counts now. */
@Service
public class PasswordChange {

    private final AccountRepository accounts;
    private final LoginRepository logins;
    private final SecondFactorRepository factors;
    private final PasswordRules rules;
    private final PasswordHashes hashes;
    private final Entrance entrance;
    private final CountedTries tries;
    private final AuditLog audit;
    private final AttemptLog attempts;
    private final ApplicationEventPublisher events;

    PasswordChange(
            AccountRepository accounts,
            LoginRepository logins,
            SecondFactorRepository factors,
            PasswordRules rules,
            PasswordHashes hashes,
            Entrance entrance,
            CountedTries tries,
            AuditLog audit,
            AttemptLog attempts,
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
     * @throws PasswordRefused if the new password is too easy to guess, or the old one again
     * @throws WrongPassword if the current one is another
     * @throws RateLimited if the current one was guessed at too often
     * @throws TooManyAtOnce if this instance has more passwords to check than it can
     */
    public OpenedLogin change(AccountId id, Password current, Password next, Device device, String sessionId) {
        var account = accounts.find(id).orElseThrow(WrongPassword::new);
        checkCurrent(account, current, device);
        rules.check("new", next, account.email());
        if (next.equals(current)) {
            throw new PasswordRefused("new", "same_password", "must be another one");
        }
        var hash = hashes.hash(next.value());
        var shown = entrance.isSecondFactorShown(sessionId);
        return entrance.letIn(account.withNewPassword(hash), LoginMethod.PASSWORD, device, sessionId, shown, () -> {
            if (!accounts.changePassword(account, hash)) {
                throw new WrongPassword();
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
                attempts.record(event("password.refused", account), AttemptLog.By.ACCOUNT, id);
                throw new WrongPassword();
            }
            attempt.succeeded();
        }
    }

    private static AuditEvent event(String action, Account account) {
        return new AuditEvent(action, "account", account.id().value().toString(), null, null);
    }

    /** The password given as the current one is not. */
    public static final class WrongPassword extends RuntimeException {
        WrongPassword() {
            super("The current password is another one.");
        }
    }
}
