package com.bharatmart.identity;

import com.bharatmart.identity.password.Password;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.identity.password.PasswordHasher;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.DeniedAccessLog;
import com.bharatmart.platform.limit.LoginThrottle;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Login with an e-mail address and a password, for customers and staff. */
@Service
public class PasswordLoginService {

    private final AccountRepository accounts;
    private final PasswordHasher hasher;
    private final LoginService loginService;
    private final LoginThrottle throttle;
    private final DeniedAccessLog deniedAccess;

    PasswordLoginService(
            AccountRepository accounts,
            PasswordHasher hasher,
            LoginService loginService,
            LoginThrottle throttle,
            DeniedAccessLog deniedAccess) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.loginService = loginService;
        this.throttle = throttle;
        this.deniedAccess = deniedAccess;
    }

    /**
     * Checks the password and opens a login. An unknown address takes the same work and gets the same response.
     *
     * @param previous the client's session until now, which ends; null for none
     * @throws LoginException if no active account has this address and this password
     * @throws RateLimitExceededException if there were too many attempts
     * @throws PasswordException.OverloadException if this instance has too many passwords to check
     */
    public AuthenticatedSession login(EmailAddress email, Password password, Device device, @Nullable String previous) {
        try (var attempt = throttle.beforeLogin(email.value(), device.address())) {
            var account = accounts.find(email).orElse(null);
            var matches = hasher.matches(password.value(), account == null ? null : account.passwordHash());
            if (account == null || !matches || !account.active()) {
                attempt.failed();
                deniedAccess.record(
                        denied(email, account), DeniedAccessLog.CallerKind.GUEST, String.valueOf(device.address()));
                throw new LoginException.InvalidCredentialsException();
            }
            throttle.beforeSession(email.value());
            var login =
                    loginService.open(account, LoginMethod.PASSWORD, device, previous, () -> rehash(account, password));
            attempt.succeeded();
            return login;
        }
    }

    /** Hashes the password again if the hash has weaker parameters than the configured ones. */
    private void rehash(Account account, Password password) {
        var hash = account.passwordHash();
        if (hash != null && hasher.isOutdated(hash)) {
            accounts.rehash(account, hasher.hash(password.value()));
        }
    }

    /** The audit log contains no unknown address in clear text: users sometimes enter their password there. */
    private static AuditEvent denied(EmailAddress email, @Nullable Account account) {
        return account == null
                ? new AuditEvent("login.refused", "e-mail", Fingerprint.of(email.value()), null, null)
                : new AuditEvent(
                        "login.refused", "account", account.id().value().toString(), null, null);
    }
}
