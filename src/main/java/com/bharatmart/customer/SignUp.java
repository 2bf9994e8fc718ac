package com.bharatmart.customer;

import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PhoneNumber;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** New customers. */
@Service
public class SignUp {

    private final AccountRepository accounts;
    private final PasswordRules rules;
    private final PasswordHashes hashes;
    private final ApplicationEventPublisher events;

    SignUp(AccountRepository accounts, PasswordRules rules, PasswordHashes hashes, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.rules = rules;
        this.hashes = hashes;
        this.events = events;
    }

    /**
     * Gets ready for {@link #add}: the slow part, outside of any transaction.
     *
     * @throws PasswordRefused if the password is too easy to guess
     * @throws TooManyAtOnce if this instance has more passwords to hash than it can
     */
    public Application apply(EmailAddress email, Password password, String name, @Nullable PhoneNumber phone) {
        rules.check("password", password, email);
        return new Application(email, hashes.hash(password.value()), name, phone);
    }

    /** Makes the account, unless the address has one, and tells nobody which, except by mail. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Application application) {
        var account = new Account(
                AccountId.next(),
                ShopPrincipal.Kind.CUSTOMER,
                application.name,
                application.email,
                application.passwordHash,
                false,
                Set.of(),
                true,
                0);
        if (accounts.add(account, application.phone)) {
            events.publishEvent(new CustomerSignedUp(account.id()));
        } else {
            accounts.find(application.email)
                    .map(Account::id)
                    .map(SignUpRepeated::new)
                    .ifPresent(events::publishEvent);
        }
    }

    /** Somebody who wants an account. */
    public static final class Application {
        private final EmailAddress email;
        private final String passwordHash;
        private final String name;
        private final @Nullable PhoneNumber phone;

        private Application(EmailAddress email, String passwordHash, String name, @Nullable PhoneNumber phone) {
            this.email = email;
            this.passwordHash = passwordHash;
            this.name = name;
            this.phone = phone;
        }
    }
}
