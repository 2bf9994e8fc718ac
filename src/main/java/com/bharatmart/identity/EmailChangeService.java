package com.bharatmart.identity;

import com.bharatmart.identity.AccountEvent.EmailChanged;
import com.bharatmart.identity.EmailChangeRepository.PendingEmailChange;
import com.bharatmart.identity.VerificationRequested.EmailChangeRequested;
import com.bharatmart.identity.password.Password;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the e-mail address of an account. The new address is valid after {@link EmailVerificationService} has verified
 * it. A change of the password in the meantime, which the mail to the previous address advises, makes the request void.
 */
@Service
public class EmailChangeService {

    private final EmailChangeRepository changes;
    private final AccountRepository accounts;
    private final CustomerAccountRepository customers;
    private final PendingSignUpRepository signUps;
    private final PasswordResetRepository resets;
    private final LoginRepository logins;
    private final ReauthenticationService reauthentication;
    private final EmailVerificationProperties properties;
    private final MessageChannels channels;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    EmailChangeService(
            EmailChangeRepository changes,
            AccountRepository accounts,
            CustomerAccountRepository customers,
            PendingSignUpRepository signUps,
            PasswordResetRepository resets,
            LoginRepository logins,
            ReauthenticationService reauthentication,
            EmailVerificationProperties properties,
            MessageChannels channels,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.accounts = accounts;
        this.customers = customers;
        this.signUps = signUps;
        this.resets = resets;
        this.logins = logins;
        this.reauthentication = reauthentication;
        this.properties = properties;
        this.channels = channels;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Prepares {@link #request}: the slow part, outside of any transaction.
     *
     * @param current the password of the account; null for an account without one
     * @throws MessageChannels.UnavailableException if this shop sends no mail
     * @throws AccountException if the password is missing, or the account has none and the login is not recent
     * @throws PasswordException if the password is wrong, or this instance has too many to check
     * @throws RateLimitExceededException if there were too many wrong guesses at the password
     */
    public Change prepare(LoginAuthentication login, EmailAddress email, @Nullable Password current, Device device) {
        channels.requireMail("verify an address");
        var account = reauthentication.require(login, current, device);
        return new Change(new PendingEmailChange(
                VerificationId.next(), account.id(), account.version(), new LoginId(login.login()), email));
    }

    /** Stores the request. Whether another account has the address is checked after the response, which cannot reveal it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(Change change) {
        changes.request(change.pending, properties.expiry());
        events.publishEvent(new EmailChangeRequested(change.pending.id(), change.pending.account()));
    }

    /**
     * Changes the address. All other logins of the account end, and tokens that were mailed to the previous address become
     * void.
     *
     * @throws VerificationException.UnknownTokenException if the token was used or has expired, or the account has changed
     *     since the request
     * @throws VerificationException.EmailTakenException if another account has taken the address since the request
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void complete(PendingEmailChange change, String token) {
        var account = accounts.find(change.account()).orElseThrow(VerificationException.UnknownTokenException::new);
        if (!changes.use(Fingerprint.of(token))) {
            throw new VerificationException.UnknownTokenException();
        }
        if (accounts.find(change.email()).isPresent()) {
            throw new VerificationException.EmailTakenException();
        }
        if (!customers.changeEmail(change.account(), change.accountVersion(), change.email())) {
            throw new VerificationException.UnknownTokenException();
        }
        signUps.removeAll(change.email());
        resets.removeAll(account.id());
        logins.endOthers(account.id(), change.login());
        audit.record(new AuditEvent(
                "customer.email-changed", "account", account.id().value().toString(), null, null));
        events.publishEvent(new EmailChanged(account.id(), account.email()));
    }

    /** A checked request that is not stored yet. */
    public static final class Change {

        private final PendingEmailChange pending;

        private Change(PendingEmailChange pending) {
            this.pending = pending;
        }
    }
}
