package com.bharatmart.identity;

import com.bharatmart.identity.EmailChangeRepository.PendingEmailChange;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.security.TokenGenerator;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.Fingerprint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Another e-mail address for an account. It counts when it is verified. A change of the password in between, which is
 * what the mail to the address before advises, makes the request void.
 */
@Service
public class EmailChangeService {

    private final EmailChangeRepository changes;
    private final AccountRepository accounts;
    private final PendingSignUpRepository signUps;
    private final PasswordResetRepository resets;
    private final LoginRepository logins;
    private final ReauthenticationService reauthentication;
    private final EmailVerificationProperties properties;
    private final MessageChannels channels;
    private final TokenGenerator secrets;
    private final TransactionRetry transactions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    EmailChangeService(
            EmailChangeRepository changes,
            AccountRepository accounts,
            PendingSignUpRepository signUps,
            PasswordResetRepository resets,
            LoginRepository logins,
            ReauthenticationService reauthentication,
            EmailVerificationProperties properties,
            MessageChannels channels,
            TokenGenerator secrets,
            TransactionRetry transactions,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.accounts = accounts;
        this.signUps = signUps;
        this.resets = resets;
        this.logins = logins;
        this.reauthentication = reauthentication;
        this.properties = properties;
        this.channels = channels;
        this.secrets = secrets;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Prepares {@link #request}: the slow part, outside of any transaction.
     *
     * @param current the password of the account; null for an account without one
     * @throws FeatureUnavailableException if this shop sends no mail
     * @throws AccountException if the account has a password and none is given, or has none and the login is not fresh
     * @throws PasswordChangeService.WrongPasswordException if the password is another one
     * @throws RateLimitExceededException if the password was guessed at too often
     * @throws LoginOverloadException if this instance has more passwords to check than it can
     */
    public Change prepare(LoginAuthentication login, EmailAddress email, @Nullable Password current, Device device) {
        if (!channels.canMail()) {
            throw new FeatureUnavailableException("This shop sends no mail, so that it cannot verify an address.");
        }
        var account = reauthentication.require(login, current, device);
        return new Change(new PendingEmailChange(
                EmailChangeId.next(), account.id(), account.version(), new LoginId(login.login()), email));
    }

    /** Stores the request. Whether another account has the address is looked up after the answer, which cannot tell. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(Change change) {
        changes.request(change.pending, properties.expiry());
        events.publishEvent(new EmailChangeRequested(change.pending.id(), change.pending.account()));
    }

    /**
     * Makes the token, in place of any before. An address that has an account gets none, and {@link SignUpRepeated} tells
     * the owner of that account. The request stays until it expires, as any other, so that an export does not tell.
     *
     * @return empty if no token is to be mailed
     */
    public Optional<VerificationToken> issue(EmailChangeId id) {
        var token = secrets.next();
        return transactions.execute(() -> changes.find(id).flatMap(change -> {
            var owner = accounts.find(change.email());
            if (owner.isPresent()) {
                events.publishEvent(new SignUpRepeated(owner.get().id()));
                return Optional.empty();
            }
            return changes.issue(id, Fingerprint.of(token), properties.expiry())
                    ? Optional.of(new VerificationToken(change.email(), token, properties.expiry()))
                    : Optional.empty();
        }));
    }

    Optional<PendingEmailChange> find(String token) {
        return changes.find(Fingerprint.of(token));
    }

    /**
     * Changes the address. All logins of the account end but the one that asked for it, and so do tokens that were mailed
     * to the address before.
     *
     * @throws VerificationException.UnknownTokenException if the token was used or has expired, or if the account has changed since
     * @throws VerificationException.EmailTakenException if the address has an account since the mail was sent
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
        if (!accounts.changeEmail(change.account(), change.accountVersion(), change.email())) {
            throw new VerificationException.UnknownTokenException();
        }
        signUps.forget(change.email());
        resets.forget(account.id());
        logins.endOthers(account.id(), change.login());
        audit.record(new AuditEvent(
                "customer.email-changed", "account", account.id().value().toString(), null, null));
        events.publishEvent(new EmailChanged(account.id(), account.email()));
    }

    /** A request that only has to be stored. */
    public static final class Change {
        private final PendingEmailChange pending;

        private Change(PendingEmailChange pending) {
            this.pending = pending;
        }
    }
}
