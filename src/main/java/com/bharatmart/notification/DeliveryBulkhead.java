package com.bharatmart.notification;

import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends a few messages at a time: a slow mail server does not take all the memory there is. */
@Component
class DeliveryBulkhead {

    private static final int MAX_AT_ONCE = 8;

    private final ObjectProvider<MailClient> mail;
    private final ObjectProvider<SmsClient> sms;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    DeliveryBulkhead(ObjectProvider<MailClient> mail, ObjectProvider<SmsClient> sms) {
        this.mail = mail;
        this.sms = sms;
    }

    /** Throws {@link DeliveryException} if it may work later. Drops the mail if this shop sends none. */
    void send(MailClient.Mail message) {
        inTurn(() -> mail.ifAvailable(server -> server.send(message)));
    }

    /** Throws {@link DeliveryException} if it may work later. Drops the text message if this shop sends none. */
    void send(SmsClient.Sms message) {
        inTurn(() -> sms.ifAvailable(gateway -> gateway.send(message)));
    }

    private void inTurn(Runnable send) {
        places.acquireUninterruptibly();
        try {
            send.run();
        } finally {
            places.release();
        }
    }
}
