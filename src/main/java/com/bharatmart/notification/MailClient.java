package com.bharatmart.notification;

/** The way that mail takes. */
interface MailClient {

    /** Throws {@link DeliveryException} if it may work later. What can never be delivered is dropped. */
    void send(Mail mail);

    /** A mail of plain text. */
    record Mail(String to, String subject, String text) {
        @Override
        public String toString() {
            return "mail: " + subject;
        }
    }
}
