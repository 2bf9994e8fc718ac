package com.bharatmart.notification;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The text messages about orders. Each is sent if its id is set: Indian operators deliver registered texts only. A text can
 * have the variables {@code {number}} and {@code {total}}, for a parcel {@code {carrier}} and {@code {tracking}}, and for a
 * look-up {@code {code}}.
 *
 * @param placedTemplateId the id of the text for a new order, 19 digits
 * @param placedText that text as registered
 * @param shippedTemplateId the id of the text for a parcel that is on its way, 19 digits
 * @param shippedText that text as registered
 * @param deliveredTemplateId the id of the text for a delivered order, 19 digits
 * @param deliveredText that text as registered
 * @param cancelledTemplateId the id of the text for a cancelled order, 19 digits
 * @param cancelledText that text as registered
 * @param lookupTemplateId the id of the text for codes that open an order of a guest, 19 digits; without it, they are sent
 *     with the text for codes to log in with
 * @param lookupText that text as registered, with {@code {code}} for its variable
 */
@Validated
@ConfigurationProperties("bharatmart.sms.order")
record OrderSmsProperties(
        @Pattern(regexp = "|[0-9]{19}", message = "must have 19 digits") @DefaultValue("")
        String placedTemplateId,

        @NotBlank @DefaultValue("BharatMart: thank you for your order {number} of {total}.")
        String placedText,

        @Pattern(regexp = "|[0-9]{19}", message = "must have 19 digits") @DefaultValue("")
        String shippedTemplateId,

        @NotBlank @DefaultValue(
                "BharatMart: a parcel of your order {number} is on its way by {carrier}, tracking number {tracking}.")
        String shippedText,

        @Pattern(regexp = "|[0-9]{19}", message = "must have 19 digits") @DefaultValue("")
        String deliveredTemplateId,

        @NotBlank @DefaultValue("BharatMart: your order {number} was delivered.")
        String deliveredText,

        @Pattern(regexp = "|[0-9]{19}", message = "must have 19 digits") @DefaultValue("")
        String cancelledTemplateId,

        @NotBlank @DefaultValue("BharatMart: your order {number} was cancelled.")
        String cancelledText,

        @Pattern(regexp = "|[0-9]{19}", message = "must have 19 digits") @DefaultValue("")
        String lookupTemplateId,

        @NotBlank @Pattern(regexp = "(?s).*\\{code}.*", message = "must have {code} in it")
        @DefaultValue("{code} shows your BharatMart order. It counts for 5 minutes. Do not share it with anyone.")
        String lookupText) {

    /** The text of a kind of message, with an empty id if the shop sends none or {@link PaymentSmsProperties} has it. */
    Template of(MessageKind kind) {
        return switch (kind) {
            case ORDER_PLACED -> new Template(placedTemplateId, placedText);
            case ORDER_SHIPPED -> new Template(shippedTemplateId, shippedText);
            case ORDER_DELIVERED -> new Template(deliveredTemplateId, deliveredText);
            case ORDER_CANCELLED -> new Template(cancelledTemplateId, cancelledText);
            case ORDER_EXPIRED,
                    PAYMENT_FAILED,
                    PAYMENT_RETURNED,
                    REFUND_PROCESSED,
                    STOCK_NOTICE_REQUESTED,
                    BACK_IN_STOCK -> new Template("", "");
        };
    }

    Template ofLookup() {
        return new Template(lookupTemplateId, lookupText);
    }

    /** A text as it is registered. */
    record Template(String id, String text) {

        boolean isSent() {
            return !id.isEmpty();
        }
    }
}
