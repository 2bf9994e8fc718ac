package com.bharatmart.notification;

/** Sends mail. */
interface MailClient {

    /** Throws {@link DeliveryException} if a retry may help. Drops a mail that cannot be delivered. */
    void send(Mail mail);

    /** A plain-text mail. */
    record Mail(String to, String subject, String text) {
        @Override
        public String toString() {
            return "mail: " + subject;
        }
    }
}
