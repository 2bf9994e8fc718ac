package com.bharatmart.notification;

import com.bharatmart.notification.OrderSmsProperties.Template;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The text messages about the money of orders. Each is sent if its id is set: Indian operators deliver registered texts only.
 * A text can have the variables {@code {number}} and {@code {amount}}.
 *
 * @param failedTemplateId the id of the text for a payment that has failed, 19 digits
 * @param failedText that text as registered
 * @param expiredTemplateId the id of the text for an order that was not paid in time, 19 digits
 * @param expiredText that text as registered
 * @param returnedTemplateId the id of the text for a payment that came too late or twice, 19 digits
 * @param returnedText that text as registered
 * @param refundedTemplateId the id of the text for money that was sent back, 19 digits
 * @param refundedText that text as registered
 */
@Validated
@ConfigurationProperties("bharatmart.sms.payment")
record PaymentSmsProperties(
        @Pattern(regexp = "|[0-9]{19}", message = "must have 19 digits") @DefaultValue("")
        String failedTemplateId,

        @NotBlank @DefaultValue("BharatMart: the payment of {amount} for your order {number} has failed. You can pay it again.")
        String failedText,

        @Pattern(regexp = "|[0-9]{19}", message = "must have 19 digits") @DefaultValue("")
        String expiredTemplateId,

        @NotBlank @DefaultValue("BharatMart: your order {number} was not paid in time and has ended.")
        String expiredText,

        @Pattern(regexp = "|[0-9]{19}", message = "must have 19 digits") @DefaultValue("")
        String returnedTemplateId,

        @NotBlank @DefaultValue(
                "BharatMart: a payment of {amount} for your order {number} came too late or twice. It goes back to you.")
        String returnedText,

        @Pattern(regexp = "|[0-9]{19}", message = "must have 19 digits") @DefaultValue("")
        String refundedTemplateId,

        @NotBlank @DefaultValue("BharatMart: {amount} of your order {number} was sent back to you.")
        String refundedText) {

    /** As {@link OrderSmsProperties#of}. */
    Template of(MessageKind kind) {
        return switch (kind) {
            case PAYMENT_FAILED -> new Template(failedTemplateId, failedText);
            case ORDER_EXPIRED -> new Template(expiredTemplateId, expiredText);
            case PAYMENT_RETURNED -> new Template(returnedTemplateId, returnedText);
            case REFUND_PROCESSED -> new Template(refundedTemplateId, refundedText);
            case ORDER_PLACED, ORDER_SHIPPED, ORDER_DELIVERED, ORDER_CANCELLED, STOCK_NOTICE_REQUESTED, BACK_IN_STOCK ->
                new Template("", "");
        };
    }
}
