package com.bharatmart.identity;

import com.bharatmart.identity.AccountEvent.PasswordChanged;
import com.bharatmart.identity.password.Password;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.identity.password.PasswordHasher;
import com.bharatmart.identity.password.PasswordPolicy;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.security.LoginAuthentication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Sets the password of the caller's account. All logins of the account end, and the caller gets a new one. */
@Service
public class PasswordChangeService {

    private final AccountRepository accounts;
    private final LoginRepository logins;
    private final SecondFactorRepository factors;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final ReauthenticationService reauthentication;
    private final LoginService loginService;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    PasswordChangeService(
            AccountRepository accounts,
            LoginRepository logins,
            SecondFactorRepository factors,
            PasswordPolicy policy,
            PasswordHasher hasher,
            ReauthenticationService reauthentication,
            LoginService loginService,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.logins = logins;
        this.factors = factors;
        this.policy = policy;
        this.hasher = hasher;
        this.reauthentication = reauthentication;
        this.loginService = loginService;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Replaces the password.
     *
     * @param sessionId the caller's session, which ends
     * @throws PasswordException if the new password breaks a rule or equals the current one, if the current one is wrong,
     *     or if this instance has too many passwords to check
     * @throws RateLimitExceededException if there were too many wrong guesses at the current password
     */
    public AuthenticatedSession change(
            LoginAuthentication login, Password current, Password next, Device device, String sessionId) {
        var id = new AccountId(login.getPrincipal().id());
        var account = accounts.find(id).orElseThrow(PasswordException.WrongPasswordException::new);
        reauthentication.requirePassword(account, current, device);
        policy.check("new", next, account.email());
        if (next.equals(current)) {
            throw new PasswordException.InvalidPasswordException("new", "same_password", "must be another one");
        }
        var hash = hasher.hash(next.value());
        var verified = loginService.hasVerifiedSecondFactor(sessionId);
        var changed = account.withNewPassword(hash);
        return loginService.open(changed, LoginMethod.PASSWORD, device, sessionId, verified, () -> {
            if (!accounts.changePassword(account, hash)) {
                throw new PasswordException.WrongPasswordException();
            }
            factors.removeUnconfirmed(id);
            complete(id, "password.changed");
        });
    }

    /**
     * Sets the first password of a customer who has logged in with codes until now.
     *
     * @param sessionId the caller's session, which ends
     * @throws AccountException.LoginNotFreshException if the login is not recent
     * @throws AccountException.PasswordExistsException if the account has a password, which {@link #change} changes
     * @throws AccountException.EmailRequiredException if the account has no address to log in with
     * @throws PasswordException if the password breaks a rule, or this instance has too many passwords to hash
     */
    public AuthenticatedSession setFirst(
            LoginAuthentication login, Password password, Device device, String sessionId) {
        var id = new AccountId(login.getPrincipal().id());
        var account = accounts.find(id).orElseThrow(AccountException.NotFoundException::new);
        if (account.passwordHash() != null) {
            throw new AccountException.PasswordExistsException();
        }
        if (account.email() == null) {
            throw new AccountException.EmailRequiredException();
        }
        reauthentication.requireFreshLogin(login);
        var hash = policy.checkAndHash("password", password, account.email());
        return loginService.open(account.withNewPassword(hash), LoginMethod.PASSWORD, device, sessionId, () -> {
            if (!accounts.changePassword(account, hash)) {
                throw new AccountException.PasswordExistsException();
            }
            complete(id, "password.set");
        });
    }

    private void complete(AccountId id, String action) {
        logins.endAll(id);
        audit.record(new AuditEvent(action, "account", id.value().toString(), null, null));
        events.publishEvent(new PasswordChanged(id));
    }
}
