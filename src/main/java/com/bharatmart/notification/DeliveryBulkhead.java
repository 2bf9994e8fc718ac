package com.bharatmart.notification;

import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Limits the messages that are sent at the same time: a slow server must not exhaust the memory. */
@Component
class DeliveryBulkhead {

    private static final int MAX_CONCURRENT = 8;

    private final ObjectProvider<MailClient> mail;
    private final ObjectProvider<SmsClient> sms;
    private final Semaphore permits = new Semaphore(MAX_CONCURRENT);

    DeliveryBulkhead(ObjectProvider<MailClient> mail, ObjectProvider<SmsClient> sms) {
        this.mail = mail;
        this.sms = sms;
    }

    /** Throws {@link DeliveryException} if a retry may help. Drops the mail if this shop sends none. */
    void send(MailClient.Mail message) {
        withPermit(() -> mail.ifAvailable(server -> server.send(message)));
    }

    /** Throws {@link DeliveryException} if a retry may help. Drops the text message if this shop sends none. */
    void send(SmsClient.Sms message) {
        withPermit(() -> sms.ifAvailable(gateway -> gateway.send(message)));
    }

    private void withPermit(Runnable send) {
        permits.acquireUninterruptibly();
        try {
            send.run();
        } finally {
            permits.release();
        }
    }
}
