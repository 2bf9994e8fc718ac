package com.bharatmart.customer;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.Secrets;
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
public class PasswordResets {

    private final PasswordResetRepository resets;
    private final AccountRepository accounts;
    private final LoginRepository logins;
    private final PasswordRules rules;
    private final PasswordHashes hashes;
    private final PasswordResetProperties properties;
    private final DeliveryChannels channels;
    private final Secrets secrets;
    private final TransactionRetry transactions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    PasswordResets(
            PasswordResetRepository resets,
            AccountRepository accounts,
            LoginRepository logins,
            PasswordRules rules,
            PasswordHashes hashes,
            PasswordResetProperties properties,
            DeliveryChannels channels,
            Secrets secrets,
            TransactionRetry transactions,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.resets = resets;
        this.accounts = accounts;
        this.logins = logins;
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
     * Notes the wish. Whether there is such an account is looked up after the answer, so that the answer cannot tell.
     *
     * @throws FeatureUnavailable if this shop sends no mail
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(EmailAddress email) {
        if (!channels.canMail()) {
            throw new FeatureUnavailable("This shop sends no mail, so that it cannot reset passwords.");
        }
        events.publishEvent(new PasswordResetRequested(email));
    }

    /**
     * Makes a token, of which only a hash is kept: whoever gets it back is to mail it at once.
     *
     * @return empty if nobody is to get mail: no such account, or enough mails are on their way
     */
    public Optional<Issued> issue(EmailAddress email) {
        return accounts.find(email).filter(Account::active).flatMap(account -> {
            var token = secrets.next();
            var added = transactions.execute(() ->
                    resets.add(Fingerprint.of(token), account.id(), properties.expiry(), properties.mostAtOnce()));
            return added ? Optional.of(new Issued(account.name(), token, properties.expiry())) : Optional.empty();
        });
    }

    /**
     * Gets ready for {@link #complete}: the slow part, outside of any transaction.
     *
     * @throws PasswordRefused if the password is too easy to guess
     * @throws TooManyAtOnce if this instance has more passwords to hash than it can
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
     * Sets the password, and ends all logins and all other tokens of the account.
     *
     * @throws UnknownToken if nobody was mailed this token, or it was used or has expired
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Prepared prepared) {
        var next = prepared.next;
        if (next == null || !resets.use(prepared.tokenHash) || !accounts.changePassword(next.account, next.hash)) {
            throw new UnknownToken();
        }
        var account = next.account.id();
        resets.forget(account);
        logins.endAll(account);
        audit.record(new AuditEvent("password.reset", "account", account.value().toString(), null, null));
        events.publishEvent(new PasswordChanged(account));
    }

    /**
     * A token to be mailed.
     *
     * @param name of the person
     * @param token the secret
     */
    public record Issued(String name, String token, Duration expiry) {
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
    public static final class UnknownToken extends RuntimeException {
        UnknownToken() {
            super("there is no such token");
        }
    }
}
