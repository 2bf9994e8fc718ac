package com.bharatmart.identity;

import com.bharatmart.identity.AccountEvent.SignUpRepeated;
import com.bharatmart.identity.EmailChangeRepository.PendingEmailChange;
import com.bharatmart.identity.password.Password;
import com.bharatmart.identity.password.PasswordException;
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

/** Issues and takes the mailed tokens that verify an address, of a sign-up or of a change of address. */
@Service
public class EmailVerificationService {

    private final SignUpService signUpService;
    private final EmailChangeService changeService;
    private final PendingSignUpRepository signUps;
    private final EmailChangeRepository changes;
    private final AccountRepository accounts;
    private final EmailVerificationProperties properties;
    private final TokenGenerator tokens;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;

    EmailVerificationService(
            SignUpService signUpService,
            EmailChangeService changeService,
            PendingSignUpRepository signUps,
            EmailChangeRepository changes,
            AccountRepository accounts,
            EmailVerificationProperties properties,
            TokenGenerator tokens,
            TransactionRetry transactions,
            ApplicationEventPublisher events) {
        this.signUpService = signUpService;
        this.changeService = changeService;
        this.signUps = signUps;
        this.changes = changes;
        this.accounts = accounts;
        this.properties = properties;
        this.tokens = tokens;
        this.transactions = transactions;
        this.events = events;
    }

    /** Issues the token of a sign-up, which replaces an earlier one. If the address has an account, the sign-up ends. */
    public Optional<Token> issueForSignUp(VerificationId id) {
        return issue(signUps, id, () -> signUps.delete(id));
    }

    /**
     * Issues the token of a change of address, which replaces an earlier one. If the address has an account, the request
     * stays until it expires: an export of personal data reveals nothing.
     */
    public Optional<Token> issueForEmailChange(VerificationId id) {
        return issue(changes, id, () -> {});
    }

    /** Returns empty if no token is to be mailed. {@link SignUpRepeated} tells the owner of an existing account. */
    private Optional<Token> issue(PendingVerificationRepository<?> requests, VerificationId id, Runnable onTaken) {
        var token = tokens.next();
        return transactions.execute(() -> requests.find(id).flatMap(request -> {
            var owner = accounts.find(request.email());
            if (owner.isPresent()) {
                onTaken.run();
                events.publishEvent(new SignUpRepeated(owner.get().id()));
                return Optional.empty();
            }
            return requests.issue(id, Fingerprint.of(token), properties.expiry())
                    ? Optional.of(new Token(request.email(), token, properties.expiry()))
                    : Optional.empty();
        }));
    }

    /**
     * Prepares {@link #complete}: the slow part, outside of any transaction. {@link #complete} refuses an invalid token, so
     * that a repeated request with its {@code Idempotency-Key} gets the same response.
     *
     * @param password replaces the password of the sign-up; null to keep that
     * @throws PasswordException if the password breaks a rule, if the token does not belong to a sign-up, or if this
     *     instance has too many passwords to hash
     */
    public Prepared prepare(String token, @Nullable Password password) {
        var signUp = signUpService.prepareVerification(token, password).orElse(null);
        var change = signUp == null ? changes.find(Fingerprint.of(token)).orElse(null) : null;
        if (change != null && password != null) {
            throw new PasswordException.InvalidPasswordException(
                    "password", "not_allowed", "is for the token of a sign-up only");
        }
        return new Prepared(token, signUp, change);
    }

    /**
     * Verifies the address: creates the account, or changes its address.
     *
     * @throws VerificationException if the token is not valid, or another account has taken the address
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Prepared prepared) {
        if (prepared.signUp != null) {
            signUpService.complete(prepared.signUp);
        } else if (prepared.change != null) {
            changeService.complete(prepared.change, prepared.token);
        } else {
            throw new VerificationException.UnknownTokenException();
        }
    }

    /**
     * A token to mail at once. Only its hash is stored.
     *
     * @param email the address that the token verifies
     * @param value the secret
     */
    public record Token(EmailAddress email, String value, Duration expiry) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "a verification token";
        }
    }

    /** A checked token. With neither a sign-up nor a change it is refused. */
    public static final class Prepared {

        private final String token;
        private final SignUpService.@Nullable Verification signUp;
        private final @Nullable PendingEmailChange change;

        private Prepared(
                String token, SignUpService.@Nullable Verification signUp, @Nullable PendingEmailChange change) {
            this.token = token;
            this.signUp = signUp;
            this.change = change;
        }
    }
}
