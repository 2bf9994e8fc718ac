package com.bharatmart.identity;

import com.bharatmart.identity.PendingSignUpRepository.PendingSignUp;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.platform.security.TokenGenerator;
import com.bharatmart.shared.Fingerprint;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns a sign-up into an account when its address is verified. */
@Service
public class SignUpVerificationService {

    private final PendingSignUpRepository signUps;
    private final AccountRepository accounts;
    private final PasswordPolicy rules;
    private final PasswordHasher hashes;
    private final EmailVerificationProperties properties;
    private final TokenGenerator secrets;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;

    SignUpVerificationService(
            PendingSignUpRepository signUps,
            AccountRepository accounts,
            PasswordPolicy rules,
            PasswordHasher hashes,
            EmailVerificationProperties properties,
            TokenGenerator secrets,
            TransactionRetry transactions,
            ApplicationEventPublisher events) {
        this.signUps = signUps;
        this.accounts = accounts;
        this.rules = rules;
        this.hashes = hashes;
        this.properties = properties;
        this.secrets = secrets;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Makes the token, in place of any before. An address that has an account already gets none: the sign-up ends, and
     * {@link SignUpRepeated} tells the owner of the account.
     *
     * @return empty if no token is to be mailed
     */
    public Optional<VerificationToken> issue(PendingSignUpId id) {
        var token = secrets.next();
        return transactions.execute(() -> signUps.find(id).flatMap(signUp -> {
            var owner = accounts.find(signUp.email());
            if (owner.isPresent()) {
                signUps.delete(id);
                events.publishEvent(new SignUpRepeated(owner.get().id()));
                return Optional.empty();
            }
            return signUps.issue(id, Fingerprint.of(token), properties.expiry())
                    ? Optional.of(new VerificationToken(signUp.email(), token, properties.expiry()))
                    : Optional.empty();
        }));
    }

    /**
     * Prepares {@link #complete}: the slow part, outside of any transaction.
     *
     * @param password replaces the one that was chosen at sign-up; null to keep that
     * @return empty if the token is of no sign-up, or is not valid any more
     * @throws PasswordException if the password is too easy to guess
     * @throws LoginOverloadException if this instance has more passwords to hash than it can
     */
    Optional<Prepared> prepare(String token, @Nullable Password password) {
        var tokenHash = Fingerprint.of(token);
        return signUps.find(tokenHash).map(signUp -> {
            if (password == null) {
                return new Prepared(signUp, tokenHash, signUp.passwordHash(), false);
            }
            rules.check("password", password, signUp.email());
            return new Prepared(signUp, tokenHash, hashes.hash(password.value()), true);
        });
    }

    /**
     * Makes the account. All other sign-ups of the address end. The insert comes first: two verifications of one address
     * wait for each other at its unique index, where neither holds anything that the other needs.
     *
     * @throws VerificationException.EmailTakenException if the address has an account since the mail was sent
     * @throws VerificationException.UnknownTokenException if the token was used or has expired
     * @throws VerificationException.PasswordRequiredException if other sign-ups of the address wait and no password was given: the
     *     one who verifies may not be the one who chose the password of this sign-up
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void complete(Prepared prepared) {
        var signUp = prepared.signUp;
        var account = new Account(
                AccountId.next(),
                ShopPrincipal.Kind.CUSTOMER,
                signUp.name(),
                signUp.email(),
                prepared.passwordHash,
                false,
                Set.of(),
                true,
                0);
        if (!accounts.add(account, signUp.phone())) {
            throw new VerificationException.EmailTakenException();
        }
        var used = signUps.use(signUp.email(), prepared.tokenHash);
        if (!used.valid()) {
            throw new VerificationException.UnknownTokenException();
        }
        if (used.others() > 0 && !prepared.ownPassword) {
            throw new VerificationException.PasswordRequiredException();
        }
        events.publishEvent(new CustomerSignedUp(account.id()));
    }

    /** A verification that only has to be written, or refused. */
    record Prepared(PendingSignUp signUp, String tokenHash, String passwordHash, boolean ownPassword) {}
}
