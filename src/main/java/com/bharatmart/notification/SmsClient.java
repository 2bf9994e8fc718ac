package com.bharatmart.notification;

/** The way that text messages take. */
interface SmsClient {

    /** Throws {@link DeliveryException} if it may work later. */
    void send(Sms sms);

    /**
     * A text message as Indian operators deliver it: sender and text as registered with them beforehand (Telecom
     * Commercial Communications Customer Preference Regulations, 2018).
     *
     * @param to in E.164
     * @param text the template with its variables filled in
     * @param entityId of the shop in the operators' ledger
     * @param header the sender's name
     * @param templateId of the text
     */
    record Sms(String to, String text, String entityId, String header, String templateId) {
        @Override
        public String toString() {
            return "text message of template " + templateId;
        }
    }
}
