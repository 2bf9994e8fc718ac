package com.bharatmart.identity;

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

/** A new password for those who have forgotten theirs and read the mail of the account. */
@Service
public class PasswordResetService {

    private final PasswordResetRepository resets;
    private final AccountRepository accounts;
    private final LoginRepository logins;
    private final SecondFactorRepository factors;
    private final PasswordPolicy rules;
    private final PasswordHasher hashes;
    private final PasswordResetProperties properties;
    private final MessageChannels channels;
    private final TokenGenerator secrets;
    private final TransactionRetry transactions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    PasswordResetService(
            PasswordResetRepository resets,
            AccountRepository accounts,
            LoginRepository logins,
            SecondFactorRepository factors,
            PasswordPolicy rules,
            PasswordHasher hashes,
            PasswordResetProperties properties,
            MessageChannels channels,
            TokenGenerator secrets,
            TransactionRetry transactions,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.resets = resets;
        this.accounts = accounts;
        this.logins = logins;
        this.factors = factors;
        this.rules = rules;
        this.hashes = hashes;
        this.properties = properties;
        this.channels = channels;
        this.secrets = secrets;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Notes the wish. The same is done whether there is such an account or not, so that the answer cannot tell. From
     * here on the account counts and not the address that was given.
     *
     * @throws FeatureUnavailableException if this shop sends no mail
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(EmailAddress email) {
        if (!channels.canMail()) {
            throw new FeatureUnavailableException("This shop sends no mail, so that it cannot reset passwords.");
        }
        events.publishEvent(
                new PasswordResetRequested(accounts.find(email).map(Account::id).orElse(null)));
    }

    /**
     * Makes a token, of which only a hash is kept: the caller mails it at once, to the address of the account.
     *
     * @return empty if no mail is to be sent: the account is gone or blocked, or enough mails are on their way
     */
    public Optional<Issued> issue(AccountId id) {
        return accounts.find(id).filter(Account::active).flatMap(account -> {
            var email = account.email();
            if (email == null) {
                return Optional.empty();
            }
            var token = secrets.next();
            var added = transactions.execute(() ->
                    resets.add(Fingerprint.of(token), account.id(), properties.expiry(), properties.mostAtOnce()));
            return added
                    ? Optional.of(new Issued(account.name(), email, token, properties.expiry()))
                    : Optional.empty();
        });
    }

    /**
     * Gets ready for {@link #complete}: the slow part, outside of any transaction.
     *
     * @throws PasswordException if the password is too easy to guess
     * @throws LoginOverloadException if this instance has more passwords to hash than it can
     */
    public Prepared prepare(String token, Password next) {
        var tokenHash = Fingerprint.of(token);
        return resets.account(tokenHash)
                .flatMap(accounts::find)
                .map(account -> {
                    rules.check("password", next, account.email());
                    return new Prepared(tokenHash, new NewHash(account, hashes.hash(next.value())));
                })
                .orElseGet(() -> new Prepared(tokenHash, null));
    }

    /**
     * Sets the password, and ends all logins and all other tokens of the account. A verified phone and an authenticator
     * app that is not confirmed yet count no more: whoever knew the password until now may have added them.
     *
     * @throws UnknownTokenException if nobody was mailed this token, or it was used or has expired
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Prepared prepared) {
        var next = prepared.next;
        if (next == null || !resets.use(prepared.tokenHash) || !accounts.resetPassword(next.account, next.hash)) {
            throw new UnknownTokenException();
        }
        var account = next.account.id();
        resets.forget(account);
        factors.forgetUnconfirmed(account);
        logins.endAll(account);
        audit.record(new AuditEvent("password.reset", "account", account.value().toString(), null, null));
        events.publishEvent(new PasswordChanged(account));
    }

    /**
     * A token to be mailed.
     *
     * @param name of the person
     * @param to the address of the account, whatever was typed to ask for the token
     * @param token the secret
     */
    public record Issued(String name, EmailAddress to, String token, Duration expiry) {
        @Override
        public String toString() {
            return "a token";
        }
    }

    /** A reset that needs only to be written, or refused. */
    public static final class Prepared {
        private final String tokenHash;
        private final @Nullable NewHash next;

        private Prepared(String tokenHash, @Nullable NewHash next) {
            this.tokenHash = tokenHash;
            this.next = next;
        }
    }

    private record NewHash(Account account, String hash) {}

    /** There is no such token, or none any more. */
    public static final class UnknownTokenException extends RuntimeException {
        UnknownTokenException() {
            super("there is no such token");
        }
    }
}
