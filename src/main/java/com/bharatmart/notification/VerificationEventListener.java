package com.bharatmart.notification;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.EmailChangeRequested;
import com.bharatmart.identity.EmailChangeService;
import com.bharatmart.identity.EmailChanged;
import com.bharatmart.identity.MessageRecipients;
import com.bharatmart.identity.PhoneChangeRequested;
import com.bharatmart.identity.PhoneChangeService;
import com.bharatmart.identity.PhoneVerified;
import com.bharatmart.identity.SignUpRequested;
import com.bharatmart.identity.SignUpVerificationService;
import com.bharatmart.identity.VerificationToken;
import com.bharatmart.shared.EmailAddress;
import java.util.function.BiConsumer;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Mails and texts that verify addresses and phones, and tell owners that theirs has changed. As in
 * {@link AccountEventListener}, a secret is made when it is sent. A mail to an address that is not verified holds no text of the
 * one who asked for it, not even a name: otherwise a stranger could have the shop send what they like.
 */
@Component
class VerificationEventListener {

    private final DeliveryBulkhead delivery;
    private final MessageRecipients recipients;
    private final SignUpVerificationService signUps;
    private final EmailChangeService emails;
    private final PhoneChangeService phones;
    private final MailProperties mailProperties;
    private final SmsProperties smsProperties;

    VerificationEventListener(
            DeliveryBulkhead delivery,
            MessageRecipients recipients,
            SignUpVerificationService signUps,
            EmailChangeService emails,
            PhoneChangeService phones,
            MailProperties mailProperties,
            SmsProperties smsProperties) {
        this.delivery = delivery;
        this.recipients = recipients;
        this.signUps = signUps;
        this.emails = emails;
        this.phones = phones;
        this.mailProperties = mailProperties;
        this.smsProperties = smsProperties;
    }

    @Async
    @TransactionalEventListener
    void on(SignUpRequested event) {
        signUps.issue(event.id()).ifPresent(token -> mail(token, "Verify your address at %s", """
                Hello,

                somebody has asked for an account at %s under this address. If that was you, verify the address within
                %d hours, and the account starts:

                %s

                Its password is the one that was chosen with the request, unless you choose another one when you verify.
                If it was not you, do nothing, and there will be no account. Do not verify: the other person knows that
                password.
                """));
    }

    @Async
    @TransactionalEventListener
    void on(EmailChangeRequested event) {
        emails.issue(event.id()).ifPresent(token -> mail(token, "Verify your new address at %s", """
                Hello,

                somebody wants to use this address for an account at %s. If that is you, verify the address within %d
                hours:

                %s

                From then on you log in with this address. If it is not you, do nothing.
                """));
    }

    /** Sent on its own: if one of the two mails fails, the other is not sent again. */
    @Async
    @TransactionalEventListener
    void tellOwner(EmailChangeRequested event) {
        withAddress(
                event.accountId(),
                (name, address) -> send(
                        address, "Your address at %s is to change", """
                Hello %s,

                somebody who is logged in to your account at %s wants to use another e-mail address for it. Nothing
                changes before that address is verified. If it was not you, reset your password now: that ends the
                request, and all logins.
                """.formatted(name, mailProperties.shopName())));
    }

    @Async
    @TransactionalEventListener
    void on(EmailChanged event) {
        var before = event.before();
        if (before != null) {
            send(before, "Your address at %s was changed", """
                    Hello,

                    the account at %s that had this e-mail address has another one now. If it was not you who changed it,
                    tell the shop at once.
                    """.formatted(mailProperties.shopName()));
        }
    }

    @Async
    @TransactionalEventListener
    void on(PhoneChangeRequested event) {
        phones.issue(event.accountId())
                .ifPresent(issued -> delivery.send(
                        smsProperties.phoneVerification(issued.phone().value(), issued.code())));
    }

    @Async
    @TransactionalEventListener
    void on(PhoneVerified event) {
        withAddress(
                event.accountId(),
                (name, address) -> send(address, "A phone was added to your account at %s", """
                Hello %s,

                a phone was verified for your account at %s, and codes sent to it log in from now on. If that was not
                you, reset your password and remove the phone from your profile.
                """.formatted(
                                name, mailProperties.shopName())));
    }

    private void withAddress(AccountId account, BiConsumer<String, EmailAddress> send) {
        recipients.find(account).ifPresent(recipient -> {
            var address = recipient.email();
            if (address != null) {
                send.accept(recipient.name(), address);
            }
        });
    }

    private void mail(VerificationToken token, String subject, String text) {
        send(
                token.email(),
                subject,
                text.formatted(
                        mailProperties.shopName(),
                        token.expiry().toHours(),
                        mailProperties.verificationLink(token.value())));
    }

    private void send(EmailAddress to, String subject, String text) {
        delivery.send(new MailClient.Mail(to.value(), subject.formatted(mailProperties.shopName()), text));
    }
}
