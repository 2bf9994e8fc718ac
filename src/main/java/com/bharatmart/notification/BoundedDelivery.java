package com.bharatmart.notification;

import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends a few messages at a time: a slow mail server does not take all the memory there is. */
@Component
class BoundedDelivery {

    private static final int MAX_AT_ONCE = 8;

    private final ObjectProvider<MailDelivery> mail;
    private final ObjectProvider<SmsDelivery> sms;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    BoundedDelivery(ObjectProvider<MailDelivery> mail, ObjectProvider<SmsDelivery> sms) {
        this.mail = mail;
        this.sms = sms;
    }

    /** Throws {@link DeliveryFailed} if it may work later. Drops the mail if this shop sends none. */
    void send(MailDelivery.Mail message) {
        inTurn(() -> mail.ifAvailable(server -> server.send(message)));
    }

    /** Throws {@link DeliveryFailed} if it may work later. Drops the text message if this shop sends none. */
    void send(SmsDelivery.Sms message) {
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
