package com.bharatmart.identity;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.DeniedAccessLog;
import com.bharatmart.platform.limit.LoginThrottle;
import com.bharatmart.platform.security.LoginAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A session alone does not change what lets its owner in (OWASP ASVS 5.0, 7.5.1). An account with a password needs the
 * password; one without needs a login by code of the last minutes ({@code bharatmart.customer.fresh-login}).
 */
@Component
class ReauthenticationService {

    private final AccountRepository accounts;
    private final LoginRepository logins;
    private final PasswordHasher hashes;
    private final ReauthenticationProperties properties;
    private final LoginThrottle tries;
    private final DeniedAccessLog attempts;

    ReauthenticationService(
            AccountRepository accounts,
            LoginRepository logins,
            PasswordHasher hashes,
            ReauthenticationProperties properties,
            LoginThrottle tries,
            DeniedAccessLog attempts) {
        this.accounts = accounts;
        this.logins = logins;
        this.hashes = hashes;
        this.properties = properties;
        this.tries = tries;
        this.attempts = attempts;
    }

    /**
     * Returns the account as it was checked. Runs outside of transactions: a wrong guess stays counted.
     *
     * @param current the password; null for an account without one
     */
    Account require(LoginAuthentication login, @Nullable Password current, Device device) {
        var account = accounts.find(new AccountId(login.getPrincipal().id()))
                .orElseThrow(AccountException.NotFoundException::new);
        if (account.passwordHash() == null) {
            requireFresh(login);
        } else if (current == null) {
            throw new AccountException.PasswordRequiredException();
        } else {
            requirePassword(account, current, device);
        }
        return account;
    }

    void requireFresh(LoginAuthentication login) {
        if (!logins.isFresh(new LoginId(login.login()), properties.freshLogin())) {
            throw new AccountException.LoginNotFreshException();
        }
    }

    private void requirePassword(Account account, Password current, Device device) {
        var id = account.id().value().toString();
        try (var attempt = tries.beforeLogin(id, device.address())) {
            if (!hashes.matches(current.value(), account.passwordHash())) {
                attempt.failed();
                attempts.record(
                        new AuditEvent("password.refused", "account", id, null, null),
                        DeniedAccessLog.CallerKind.ACCOUNT,
                        id);
                throw new PasswordChangeService.WrongPasswordException();
            }
            attempt.succeeded();
        }
    }
}
