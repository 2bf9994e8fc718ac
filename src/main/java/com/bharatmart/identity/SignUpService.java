package com.bharatmart.identity;

import com.bharatmart.identity.AccountEvent.CustomerSignedUp;
import com.bharatmart.identity.PendingSignUpRepository.PendingSignUp;
import com.bharatmart.identity.VerificationRequested.SignUpRequested;
import com.bharatmart.identity.password.Password;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.identity.password.PasswordPolicy;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.PhoneNumber;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Signs up customers. The account is created after {@link EmailVerificationService} has verified its address. */
@Service
public class SignUpService {

    private final PendingSignUpRepository signUps;
    private final AccountRepository accounts;
    private final PasswordPolicy policy;
    private final EmailVerificationProperties properties;
    private final MessageChannels channels;
    private final ApplicationEventPublisher events;

    SignUpService(
            PendingSignUpRepository signUps,
            AccountRepository accounts,
            PasswordPolicy policy,
            EmailVerificationProperties properties,
            MessageChannels channels,
            ApplicationEventPublisher events) {
        this.signUps = signUps;
        this.accounts = accounts;
        this.policy = policy;
        this.properties = properties;
        this.channels = channels;
        this.events = events;
    }

    /**
     * Prepares {@link #request}: the slow part, outside of any transaction.
     *
     * @throws MessageChannels.UnavailableException if this shop sends no mail
     * @throws PasswordException if the password breaks a rule, or this instance has too many passwords to hash
     */
    public SignUp prepare(EmailAddress email, Password password, String name, @Nullable PhoneNumber phone) {
        channels.requireMail("verify an address");
        var hash = policy.checkAndHash("password", password, email);
        return new SignUp(new PendingSignUp(VerificationId.next(), email, name, phone, hash));
    }

    /** Stores the request. Whether the address has an account is checked after the response, which cannot reveal it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(SignUp signUp) {
        signUps.add(signUp.pending, properties.expiry());
        events.publishEvent(new SignUpRequested(signUp.pending.id()));
    }

    /**
     * Prepares {@link #complete}: the slow part, outside of any transaction.
     *
     * @param password replaces the password of the sign-up; null to keep that
     * @return empty if the token belongs to no sign-up, or is not valid
     * @throws PasswordException if the password breaks a rule, or this instance has too many passwords to hash
     */
    Optional<Verification> prepareVerification(String token, @Nullable Password password) {
        var tokenHash = Fingerprint.of(token);
        return signUps.find(tokenHash)
                .map(signUp -> password == null
                        ? new Verification(signUp, tokenHash, signUp.passwordHash(), false)
                        : new Verification(
                                signUp, tokenHash, policy.checkAndHash("password", password, signUp.email()), true));
    }

    /**
     * Creates the account. All other sign-ups of the address end. The insert comes first: two verifications of one address
     * wait for each other at its unique index, before either holds a lock that the other needs.
     *
     * @throws VerificationException.EmailTakenException if another account has taken the address since the mail was sent
     * @throws VerificationException.UnknownTokenException if the token was used or has expired
     * @throws VerificationException.PasswordRequiredException if other sign-ups of the address wait and no password was
     *     given: the one who verifies the address may not be the one who chose the password of this sign-up
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void complete(Verification verification) {
        var signUp = verification.signUp;
        var account = new Account(
                AccountId.next(),
                ShopPrincipal.Kind.CUSTOMER,
                signUp.name(),
                signUp.email(),
                verification.passwordHash,
                false,
                Set.of(),
                true,
                0);
        if (!accounts.add(account, signUp.phone())) {
            throw new VerificationException.EmailTakenException();
        }
        var used = signUps.use(signUp.email(), verification.tokenHash);
        if (!used.valid()) {
            throw new VerificationException.UnknownTokenException();
        }
        if (used.others() > 0 && !verification.newPassword) {
            throw new VerificationException.PasswordRequiredException();
        }
        events.publishEvent(new CustomerSignedUp(account.id()));
    }

    /** A checked sign-up that is not stored yet. */
    public static final class SignUp {

        private final PendingSignUp pending;

        private SignUp(PendingSignUp pending) {
            this.pending = pending;
        }
    }

    /**
     * A sign-up that is about to become an account.
     *
     * @param newPassword whether the password was chosen with the verification
     */
    record Verification(PendingSignUp signUp, String tokenHash, String passwordHash, boolean newPassword) {}
}
