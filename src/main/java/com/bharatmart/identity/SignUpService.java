package com.bharatmart.identity;

import com.bharatmart.identity.PendingSignUpRepository.PendingSignUp;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** New customers. An account starts when its address is verified, see {@link SignUpVerificationService}. */
@Service
public class SignUpService {

    private final PendingSignUpRepository signUps;
    private final PasswordPolicy rules;
    private final PasswordHasher hashes;
    private final EmailVerificationProperties properties;
    private final MessageChannels channels;
    private final ApplicationEventPublisher events;

    SignUpService(
            PendingSignUpRepository signUps,
            PasswordPolicy rules,
            PasswordHasher hashes,
            EmailVerificationProperties properties,
            MessageChannels channels,
            ApplicationEventPublisher events) {
        this.signUps = signUps;
        this.rules = rules;
        this.hashes = hashes;
        this.properties = properties;
        this.channels = channels;
        this.events = events;
    }

    /**
     * Gets ready for {@link #request}: the slow part, outside of any transaction.
     *
     * @throws FeatureUnavailableException if this shop sends no mail
     * @throws PasswordException if the password is too easy to guess
     * @throws LoginOverloadException if this instance has more passwords to hash than it can
     */
    public Application apply(EmailAddress email, Password password, String name, @Nullable PhoneNumber phone) {
        if (!channels.canMail()) {
            throw new FeatureUnavailableException("This shop sends no mail, so that it cannot verify an address.");
        }
        rules.check("password", password, email);
        return new Application(
                new PendingSignUp(PendingSignUpId.next(), email, name, phone, hashes.hash(password.value())));
    }

    /** Stores the request. Whether the address has an account is looked up after the answer, which cannot tell. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(Application application) {
        signUps.add(application.signUp, properties.expiry());
        events.publishEvent(new SignUpRequested(application.signUp.id()));
    }

    /** Somebody who wants an account. */
    public static final class Application {
        private final PendingSignUp signUp;

        private Application(PendingSignUp signUp) {
            this.signUp = signUp;
        }
    }
}
