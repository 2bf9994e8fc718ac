package com.bharatmart.notification;

import com.bharatmart.identity.EmailVerificationService;
import com.bharatmart.identity.OneTimeCodeService;
import com.bharatmart.identity.PasswordResetService;
import com.bharatmart.identity.PhoneChangeService;
import com.bharatmart.identity.VerificationRequested.EmailChangeRequested;
import com.bharatmart.identity.VerificationRequested.OneTimeCodeRequested;
import com.bharatmart.identity.VerificationRequested.PasswordResetRequested;
import com.bharatmart.identity.VerificationRequested.PhoneChangeRequested;
import com.bharatmart.identity.VerificationRequested.SignUpRequested;
import java.util.Optional;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sends tokens and codes, each after the commit and outside of any transaction. If the delivery fails, this or another
 * instance repeats it later. The secret is generated when it is sent, and replaces an earlier one. A mail to an unverified
 * address contains no text of the requester, not even a name: otherwise a stranger could use the shop to send any text.
 */
@Component
class VerificationEventListener {

    private final DeliveryBulkhead delivery;
    private final MailService mails;
    private final EmailVerificationService emails;
    private final PasswordResetService resets;
    private final PhoneChangeService phones;
    private final OneTimeCodeService codes;
    private final MailProperties mailProperties;
    private final SmsProperties smsProperties;

    VerificationEventListener(
            DeliveryBulkhead delivery,
            MailService mails,
            EmailVerificationService emails,
            PasswordResetService resets,
            PhoneChangeService phones,
            OneTimeCodeService codes,
            MailProperties mailProperties,
            SmsProperties smsProperties) {
        this.delivery = delivery;
        this.mails = mails;
        this.emails = emails;
        this.resets = resets;
        this.phones = phones;
        this.codes = codes;
        this.mailProperties = mailProperties;
        this.smsProperties = smsProperties;
    }

    @Async
    @TransactionalEventListener
    void on(SignUpRequested event) {
        emails.issueForSignUp(event.id()).ifPresent(token -> mail(token, "Verify your address at %s", """
                Hello,

                someone has asked for an account at %s under this address. If that was you, verify the address within
                %d hours, and the account is ready:

                %s

                Its password is the one that was chosen with the request, unless you choose another one when you verify.
                If it was not you, do nothing, and there will be no account. Do not verify: the other person knows that
                password.
                """));
    }

    @Async
    @TransactionalEventListener
    void on(EmailChangeRequested event) {
        emails.issueForEmailChange(event.id()).ifPresent(token -> mail(token, "Verify your new address at %s", """
                Hello,

                someone wants to use this address for an account at %s. If that is you, verify the address within %d
                hours:

                %s

                From then on, you log in with this address. If it is not you, do nothing.
                """));
    }

    @Async
    @TransactionalEventListener
    void on(PasswordResetRequested event) {
        Optional.ofNullable(event.accountId())
                .flatMap(resets::issue)
                .ifPresent(issued -> mails.send(issued.to(), "Reset your password at %s", """
                        Hello %s,

                        someone has asked for a new password at %s. If that was you, choose one within %d minutes:

                        %s

                        All your logins end then. Codes to a phone log in again after you have verified the phone again.

                        If it was not you, you need not do anything: your password stays as it is.
                        """.formatted(
                                issued.name(),
                                mailProperties.shopName(),
                                issued.expiry().toMinutes(),
                                mailProperties.passwordResetLink(issued.token()))));
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
    void on(OneTimeCodeRequested event) {
        codes.issue(event.phone())
                .ifPresent(code ->
                        delivery.send(smsProperties.oneTimeCode(event.phone().value(), code)));
    }

    private void mail(EmailVerificationService.Token token, String subject, String text) {
        mails.send(
                token.email(),
                subject,
                text.formatted(
                        mailProperties.shopName(),
                        token.expiry().toHours(),
                        mailProperties.verificationLink(token.value())));
    }
}
