package com.bharatmart.notification;

import com.bharatmart.identity.AccountEvent.CustomerSignedUp;
import com.bharatmart.identity.AccountEvent.EmailChanged;
import com.bharatmart.identity.AccountEvent.PasswordChanged;
import com.bharatmart.identity.AccountEvent.PhoneVerified;
import com.bharatmart.identity.AccountEvent.SignUpRepeated;
import com.bharatmart.identity.VerificationRequested.EmailChangeRequested;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells owners what has happened to their accounts. Each mail is sent after the commit and outside of any transaction. If
 * the delivery fails, this or another instance repeats it later.
 */
@Component
class AccountEventListener {

    private final MailService mails;
    private final MailProperties properties;

    AccountEventListener(MailService mails, MailProperties properties) {
        this.mails = mails;
        this.properties = properties;
    }

    @Async
    @TransactionalEventListener
    void on(CustomerSignedUp event) {
        mails.sendToOwner(event.accountId(), "Welcome to %s", """
                Hello %s,

                your address is verified, and your account at %s is ready. If you did not ask for it, reset the
                password: that locks out everyone else.
                """);
    }

    @Async
    @TransactionalEventListener
    void on(SignUpRepeated event) {
        mails.sendToOwner(event.accountId(), "You have an account at %s already", """
                Hello %s,

                someone has just asked to use your address for an account at %s. It has one already. If that was you,
                log in, or reset your password if you have forgotten it. If it was not you, you need not do anything.
                """);
    }

    @Async
    @TransactionalEventListener
    void on(PasswordChanged event) {
        mails.sendToOwner(event.accountId(), "Your password at %s was changed", """
                Hello %s,

                your password at %s was changed, and you were logged out everywhere else. If that was not you, reset
                your password at once.
                """);
    }

    /** {@link VerificationEventListener} sends the other mail: if one of them fails, the other is not sent again. */
    @Async
    @TransactionalEventListener
    void on(EmailChangeRequested event) {
        mails.sendToOwner(event.accountId(), "Your address at %s is to change", """
                Hello %s,

                someone who is logged in to your account at %s wants to use another e-mail address for it. Nothing
                changes before that address is verified. If it was not you, reset your password now: that ends the
                request, and all logins.
                """);
    }

    @Async
    @TransactionalEventListener
    void on(EmailChanged event) {
        var before = event.before();
        if (before != null) {
            mails.send(before, "Your address at %s was changed", """
                    Hello,

                    the account at %s that had this e-mail address has another one now. If it was not you who changed it,
                    tell the shop at once.
                    """.formatted(properties.shopName()));
        }
    }

    @Async
    @TransactionalEventListener
    void on(PhoneVerified event) {
        mails.sendToOwner(event.accountId(), "A phone was added to your account at %s", """
                Hello %s,

                a phone was verified for your account at %s, and codes sent to it log in from now on. If that was not
                you, reset your password and remove the phone from your profile.
                """);
    }
}
