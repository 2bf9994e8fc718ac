package com.bharatmart.notification;

import java.util.Optional;
import java.util.Set;

/**
 * Composes messages when they are sent, so that the queue contains no addresses and no texts. An empty result means that
 * nobody is to get the message any more.
 */
interface MessageComposer {

    Set<MessageKind> kinds();

    Optional<MailClient.Mail> mail(QueuedMessage message);

    Optional<SmsClient.Sms> sms(QueuedMessage message);

    /** Called after the message was sent, and perhaps again after a crash. */
    void sent(QueuedMessage message);
}
