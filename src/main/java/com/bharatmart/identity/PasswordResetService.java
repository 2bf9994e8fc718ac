package com.bharatmart.identity;

import com.bharatmart.identity.AccountEvent.PasswordChanged;
import com.bharatmart.identity.VerificationRequested.PasswordResetRequested;
import com.bharatmart.identity.password.Password;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.identity.password.PasswordPolicy;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.TokenGenerator;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.Fingerprint;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sets a new password with a token that is mailed to the address of the account. */
@Service
public class PasswordResetService {

    private final PasswordResetRepository resets;
    private final AccountRepository accounts;
    private final LoginRepository logins;
    private final SecondFactorRepository factors;
    private final PasswordPolicy policy;
    private final PasswordResetProperties properties;
    private final MessageChannels channels;
    private final TokenGenerator tokens;
    private final TransactionRetry transactions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    PasswordResetService(
            PasswordResetRepository resets,
            AccountRepository accounts,
            LoginRepository logins,
            SecondFactorRepository factors,
            PasswordPolicy policy,
            PasswordResetProperties properties,
            MessageChannels channels,
            TokenGenerator tokens,
            TransactionRetry transactions,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.resets = resets;
        this.accounts = accounts;
        this.logins = logins;
        this.factors = factors;
        this.policy = policy;
        this.properties = properties;
        this.channels = channels;
        this.tokens = tokens;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Requests a token. The work is the same with and without an account, so that the response reveals nothing.
     *
     * @throws MessageChannels.UnavailableException if this shop sends no mail
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(EmailAddress email) {
        channels.requireMail("reset passwords");
        events.publishEvent(
                new PasswordResetRequested(accounts.find(email).map(Account::id).orElse(null)));
    }

    /**
     * Issues a token and stores its hash. The caller mails the token at once, to the address of the account.
     *
     * @return empty if the account is gone or blocked, or has the maximum of valid tokens
     */
    public Optional<Issued> issue(AccountId id) {
        return accounts.find(id).filter(Account::active).flatMap(account -> {
            var email = account.email();
            if (email == null) {
                return Optional.empty();
            }
            var token = tokens.next();
            var added = transactions.execute(() ->
                    resets.add(Fingerprint.of(token), account.id(), properties.expiry(), properties.mostAtOnce()));
            return added
                    ? Optional.of(new Issued(account.name(), email, token, properties.expiry()))
                    : Optional.empty();
        });
    }

    /**
     * Prepares {@link #complete}: the slow part, outside of any transaction.
     *
     * @throws PasswordException if the password breaks a rule, or this instance has too many passwords to hash
     */
    public Prepared prepare(String token, Password next) {
        var tokenHash = Fingerprint.of(token);
        return resets.account(tokenHash)
                .flatMap(accounts::find)
                .map(account ->
                        new Prepared(tokenHash, account, policy.checkAndHash("password", next, account.email())))
                .orElseGet(() -> new Prepared(tokenHash, null, ""));
    }

    /**
     * Sets the password, and ends all logins and all other tokens of the account. A verified phone and an unconfirmed
     * authenticator app are removed: anyone who knew the old password may have added them.
     *
     * @throws VerificationException.UnknownTokenException if the token was never issued, was used or has expired
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Prepared prepared) {
        var account = prepared.account;
        if (account == null
                || !resets.use(prepared.tokenHash)
                || !accounts.resetPassword(account, prepared.passwordHash)) {
            throw new VerificationException.UnknownTokenException();
        }
        var id = account.id();
        resets.removeAll(id);
        factors.removeUnconfirmed(id);
        logins.endAll(id);
        audit.record(new AuditEvent("password.reset", "account", id.value().toString(), null, null));
        events.publishEvent(new PasswordChanged(id));
    }

    /** A token to mail to the owner of the account. */
    public record Issued(String name, EmailAddress to, String token, Duration expiry) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "a password reset token";
        }
    }

    /** A checked reset. Without an account it is refused. */
    public static final class Prepared {

        private final String tokenHash;
        private final @Nullable Account account;
        private final String passwordHash;

        private Prepared(String tokenHash, @Nullable Account account, String passwordHash) {
            this.tokenHash = tokenHash;
            this.account = account;
            this.passwordHash = passwordHash;
        }
    }
}
