package com.bharatmart.notification;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.MessageRecipients;
import com.bharatmart.shared.EmailAddress;
import org.springframework.stereotype.Service;

/** Sends mails of the shop. Subjects and texts are format strings. */
@Service
class MailService {

    private final DeliveryBulkhead delivery;
    private final MessageRecipients recipients;
    private final MailProperties properties;

    MailService(DeliveryBulkhead delivery, MessageRecipients recipients, MailProperties properties) {
        this.delivery = delivery;
        this.recipients = recipients;
        this.properties = properties;
    }

    /**
     * Sends a mail to the owner of an account, if the account has an address.
     *
     * @param subject takes the name of the shop
     * @param text takes the name of the owner and the name of the shop
     */
    void sendToOwner(AccountId account, String subject, String text) {
        recipients.find(account).ifPresent(recipient -> {
            var address = recipient.email();
            if (address != null) {
                send(address, subject, text.formatted(recipient.name(), properties.shopName()));
            }
        });
    }

    /**
     * Sends a mail to an address.
     *
     * @param subject takes the name of the shop
     * @param text the final text
     */
    void send(EmailAddress to, String subject, String text) {
        delivery.send(new MailClient.Mail(to.value(), subject.formatted(properties.shopName()), text));
    }
}
