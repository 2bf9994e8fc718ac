package com.bharatmart.identity;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.DeniedAccessLog;
import com.bharatmart.platform.limit.LoginThrottle;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Login with an e-mail address and a password, the same for customers and staff. */
@Service
public class PasswordLoginService {

    private final AccountRepository accounts;
    private final PasswordHasher hashes;
    private final LoginService entrance;
    private final LoginThrottle tries;
    private final DeniedAccessLog attempts;

    PasswordLoginService(
            AccountRepository accounts,
            PasswordHasher hashes,
            LoginService entrance,
            LoginThrottle tries,
            DeniedAccessLog attempts) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.entrance = entrance;
        this.tries = tries;
        this.attempts = attempts;
    }

    /**
     * Checks the password and opens a login. For an address that nobody has, the same work is done and the same said.
     *
     * @param earlier the session that the client had until now, which ends; null for none
     * @throws LoginException if the two do not belong together
     * @throws RateLimitExceededException if there were too many tries
     * @throws LoginOverloadException if this instance has more passwords to check than it can
     */
    public AuthenticatedSession login(EmailAddress email, Password password, Device device, @Nullable String earlier) {
        try (var attempt = tries.beforeLogin(email.value(), device.address())) {
            var account = accounts.find(email).orElse(null);
            var matches = hashes.matches(password.value(), account == null ? null : account.passwordHash());
            if (account == null || !matches || !account.active()) {
                attempt.failed();
                attempts.record(
                        refused(email, account), DeniedAccessLog.CallerKind.GUEST, String.valueOf(device.address()));
                throw new LoginException.InvalidCredentialsException();
            }
            tries.beforeSession(email.value());
            var login = entrance.letIn(account, LoginMethod.PASSWORD, device, earlier, () -> rehash(account, password));
            attempt.succeeded();
            return login;
        }
    }

    /** Under today's parameters, if they have changed since. */
    private void rehash(Account account, Password password) {
        var hash = account.passwordHash();
        if (hash != null && hashes.isOutdated(hash)) {
            accounts.rehash(account, hashes.hash(password.value()));
        }
    }

    /** What was typed for an address is not kept in the clear if nobody has it: people type passwords there. */
    private static AuditEvent refused(EmailAddress email, @Nullable Account account) {
        return account == null
                ? new AuditEvent("login.refused", "e-mail", Fingerprint.of(email.value()), null, null)
                : new AuditEvent(
                        "login.refused", "account", account.id().value().toString(), null, null);
    }
}
