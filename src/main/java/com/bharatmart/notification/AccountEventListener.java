package com.bharatmart.notification;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerSignedUp;
import com.bharatmart.identity.MessageRecipients;
import com.bharatmart.identity.OneTimeCodeRequested;
import com.bharatmart.identity.OneTimeCodeService;
import com.bharatmart.identity.PasswordChanged;
import com.bharatmart.identity.PasswordResetRequested;
import com.bharatmart.identity.PasswordResetService;
import com.bharatmart.identity.SignUpRepeated;
import com.bharatmart.shared.EmailAddress;
import java.util.Optional;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What people are told about their accounts. Each message is sent after the commit of what it tells of, and outside of
 * any transaction; one that does not leave is tried again by whichever instance comes to it first. A secret is made at
 * the moment in which it is sent: no event carries one, since events stand in a table until they have been handled.
 */
@Component
class AccountEventListener {

    private final DeliveryBulkhead delivery;
    private final MessageRecipients recipients;
    private final PasswordResetService resets;
    private final OneTimeCodeService codes;
    private final MailProperties mailProperties;
    private final SmsProperties smsProperties;

    AccountEventListener(
            DeliveryBulkhead delivery,
            MessageRecipients recipients,
            PasswordResetService resets,
            OneTimeCodeService codes,
            MailProperties mailProperties,
            SmsProperties smsProperties) {
        this.delivery = delivery;
        this.recipients = recipients;
        this.resets = resets;
        this.codes = codes;
        this.mailProperties = mailProperties;
        this.smsProperties = smsProperties;
    }

    @Async
    @TransactionalEventListener
    void on(CustomerSignedUp event) {
        mail(event.accountId(), "Welcome to %s", """
                Hello %s,

                your address is verified, and your account at %s has started. If you did not ask for it, reset the
                password: that locks out everybody else.
                """);
    }

    @Async
    @TransactionalEventListener
    void on(SignUpRepeated event) {
        mail(event.accountId(), "You have an account at %s already", """
                Hello %s,

                somebody has just asked to use your address for an account at %s. It has one already. If that was you:
                log in, or reset your password if you have forgotten it. If not, there is nothing to do.
                """);
    }

    @Async
    @TransactionalEventListener
    void on(PasswordChanged event) {
        mail(event.accountId(), "Your password at %s was changed", """
                Hello %s,

                your password at %s was changed, and you were logged out everywhere else. If that was not you, reset
                your password at once.
                """);
    }

    @Async
    @TransactionalEventListener
    void on(PasswordResetRequested event) {
        Optional.ofNullable(event.accountId())
                .flatMap(resets::issue)
                .ifPresent(issued -> deliver(issued.to(), "Reset your password at %s", """
                        Hello %s,

                        somebody has asked for a new password at %s. If that was you, choose one within %d minutes:

                        %s

                        All your logins end then, and so do logins with codes to a phone, until you verify the phone again.

                        If it was not you, there is nothing to do: your password stays as it is.
                        """.formatted(
                                issued.name(),
                                mailProperties.shopName(),
                                issued.expiry().toMinutes(),
                                link(issued.token()))));
    }

    @Async
    @TransactionalEventListener
    void on(OneTimeCodeRequested event) {
        codes.issue(event.phone())
                .ifPresent(code ->
                        delivery.send(smsProperties.oneTimeCode(event.phone().value(), code)));
    }

    private void mail(AccountId account, String subject, String text) {
        recipients.find(account).ifPresent(recipient -> {
            var address = recipient.email();
            if (address != null) {
                deliver(address, subject, text.formatted(recipient.name(), mailProperties.shopName()));
            }
        });
    }

    private void deliver(EmailAddress to, String subject, String text) {
        delivery.send(new MailClient.Mail(to.value(), subject.formatted(mailProperties.shopName()), text));
    }

    private String link(String token) {
        var page = mailProperties.passwordResetLink();
        return page == null ? token : page.replace("{token}", token);
    }
}
