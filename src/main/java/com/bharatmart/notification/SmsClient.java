package com.bharatmart.notification;

/** Sends text messages. */
interface SmsClient {

    /** Throws {@link DeliveryException} if a retry may help. Drops a message that cannot be delivered. */
    void send(Sms sms);

    /**
     * A text message. Indian operators deliver only registered senders and texts (Telecom Commercial Communications
     * Customer Preference Regulations, 2018).
     *
     * @param to the number in E.164 format
     * @param text the text of the template with its variables replaced
     * @param entityId the id of the shop in the operators' registry
     * @param header the name of the sender
     * @param templateId the id of the template
     */
    record Sms(String to, String text, String entityId, String header, String templateId) {
        @Override
        public String toString() {
            return "text message of template " + templateId;
        }
    }
}
