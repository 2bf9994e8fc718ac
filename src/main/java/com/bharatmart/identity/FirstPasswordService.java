package com.bharatmart.identity;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.security.LoginAuthentication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** A password for a customer who has logged in by codes until now. */
@Service
public class FirstPasswordService {

    private final AccountRepository accounts;
    private final LoginRepository logins;
    private final PasswordPolicy rules;
    private final PasswordHasher hashes;
    private final ReauthenticationService reauthentication;
    private final LoginService entrance;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    FirstPasswordService(
            AccountRepository accounts,
            LoginRepository logins,
            PasswordPolicy rules,
            PasswordHasher hashes,
            ReauthenticationService reauthentication,
            LoginService entrance,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.logins = logins;
        this.rules = rules;
        this.hashes = hashes;
        this.reauthentication = reauthentication;
        this.entrance = entrance;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Sets the password, ends all logins of the account, and opens a new one for the caller.
     *
     * @param sessionId of the caller, which ends
     * @throws AccountException.LoginNotFreshException if no code has come back just now
     * @throws AccountException.PasswordExistsException if the account has a password, which another route changes
     * @throws AccountException.EmailRequiredException if the account has no address that the password could be given with
     * @throws PasswordException if the password is too easy to guess
     * @throws LoginOverloadException if this instance has more passwords to hash than it can
     */
    public AuthenticatedSession set(LoginAuthentication login, Password password, Device device, String sessionId) {
        var id = new AccountId(login.getPrincipal().id());
        var account = accounts.find(id).orElseThrow(AccountException.NotFoundException::new);
        if (account.passwordHash() != null) {
            throw new AccountException.PasswordExistsException();
        }
        if (account.email() == null) {
            throw new AccountException.EmailRequiredException();
        }
        reauthentication.requireFresh(login);
        rules.check("password", password, account.email());
        var hash = hashes.hash(password.value());
        return entrance.letIn(account.withNewPassword(hash), LoginMethod.PASSWORD, device, sessionId, () -> {
            if (!accounts.changePassword(account, hash)) {
                throw new AccountException.PasswordExistsException();
            }
            logins.endAll(id);
            audit.record(new AuditEvent("password.set", "account", id.value().toString(), null, null));
            events.publishEvent(new PasswordChanged(id));
        });
    }
}
