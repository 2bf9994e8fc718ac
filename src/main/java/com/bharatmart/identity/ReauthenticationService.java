package com.bharatmart.identity;

import com.bharatmart.identity.password.Password;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.identity.password.PasswordHasher;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.DeniedAccessLog;
import com.bharatmart.platform.limit.LoginThrottle;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.security.LoginAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Checks the caller again before a sensitive change: a session alone is not enough (OWASP ASVS 5.0, 7.5.1). An account with
 * a password needs the password; one without needs a recent login ({@code bharatmart.customer.fresh-login}).
 */
@Service
public class ReauthenticationService {

    private final AccountRepository accounts;
    private final LoginRepository logins;
    private final PasswordHasher hasher;
    private final ReauthenticationProperties properties;
    private final LoginThrottle throttle;
    private final DeniedAccessLog deniedAccess;

    ReauthenticationService(
            AccountRepository accounts,
            LoginRepository logins,
            PasswordHasher hasher,
            ReauthenticationProperties properties,
            LoginThrottle throttle,
            DeniedAccessLog deniedAccess) {
        this.accounts = accounts;
        this.logins = logins;
        this.hasher = hasher;
        this.properties = properties;
        this.throttle = throttle;
        this.deniedAccess = deniedAccess;
    }

    /**
     * Requires a login within {@code bharatmart.customer.fresh-login}.
     *
     * @throws AccountException.LoginNotFreshException if the login is older
     */
    public void requireFreshLogin(LoginAuthentication login) {
        if (!logins.isFresh(new LoginId(login.login()), properties.freshLogin())) {
            throw new AccountException.LoginNotFreshException();
        }
    }

    /**
     * Requires the password, or a recent login if the account has no password. Runs outside of transactions, so that a
     * wrong guess stays counted.
     *
     * @param current the password; null for an account without one
     * @return the account as it was checked
     * @throws AccountException if the password is missing, or the login is not recent
     * @throws PasswordException if the password is wrong, or this instance has too many to check
     * @throws RateLimitExceededException if there were too many wrong guesses
     */
    Account require(LoginAuthentication login, @Nullable Password current, Device device) {
        var account = accounts.find(new AccountId(login.getPrincipal().id()))
                .orElseThrow(AccountException.NotFoundException::new);
        if (account.passwordHash() == null) {
            requireFreshLogin(login);
        } else if (current == null) {
            throw new AccountException.PasswordRequiredException();
        } else {
            requirePassword(account, current, device);
        }
        return account;
    }

    /** Requires the password of the account. Throws as {@link #require}. */
    void requirePassword(Account account, Password current, Device device) {
        var id = account.id().value().toString();
        try (var attempt = throttle.beforeLogin(id, device.address())) {
            if (!hasher.matches(current.value(), account.passwordHash())) {
                attempt.failed();
                deniedAccess.record(
                        new AuditEvent("password.refused", "account", id, null, null),
                        DeniedAccessLog.CallerKind.ACCOUNT,
                        id);
                throw new PasswordException.WrongPasswordException();
            }
            attempt.succeeded();
        }
    }
}
