package com.bharatmart.notification;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The text messages of the shop. They are sent if {@code url} names a gateway. The ids come from the registration on the
 * DLT platform of an operator.
 *
 * @param url takes a POST of {@code {"to", "text", "entityId", "header", "templateId"}} and responds with 2xx
 * @param token sent as {@code Authorization: Bearer}
 * @param entityId the id of the shop, 19 digits
 * @param header the registered sender
 * @param oneTimeCodeTemplateId the id of the text for codes to log in with, 19 digits
 * @param oneTimeCodeText that text as registered, with {@code {code}} for its variable
 * @param phoneVerificationTemplateId the id of the text for codes that verify a new phone, 19 digits; without it, they are
 *     sent with the text for codes to log in with
 * @param phoneVerificationText that text as registered, with {@code {code}} for its variable
 */
@Validated
@ConfigurationProperties("bharatmart.sms")
record SmsProperties(
        @Nullable URI url,
        @Nullable String token,

        @Pattern(regexp = "|[0-9]{19}", message = "must have 19 digits") @DefaultValue("")
        String entityId,

        @Pattern(regexp = "|[A-Za-z0-9]{3,11}", message = "must be a registered header") @DefaultValue("")
        String header,

        @Pattern(regexp = "|[0-9]{19}", message = "must have 19 digits") @DefaultValue("")
        String oneTimeCodeTemplateId,

        @NotBlank @Pattern(regexp = "(?s).*\\{code}.*", message = "must have {code} in it")
        @DefaultValue("{code} is your BharatMart login code. It counts for 5 minutes. Do not share it with anyone.")
        String oneTimeCodeText,

        @Pattern(regexp = "|[0-9]{19}", message = "must have 19 digits") @DefaultValue("")
        String phoneVerificationTemplateId,

        @NotBlank @Pattern(regexp = "(?s).*\\{code}.*", message = "must have {code} in it")
        @DefaultValue(
                "{code} adds this phone to a BharatMart account. It counts for 5 minutes. Do not share it with anyone.")
        String phoneVerificationText) {

    SmsProperties {
        if (url != null && (entityId.isEmpty() || header.isEmpty() || oneTimeCodeTemplateId.isEmpty())) {
            throw new IllegalArgumentException(
                    "bharatmart.sms.url needs entity-id, header and one-time-code-template-id:"
                            + " Indian operators do not deliver without them");
        }
    }

    SmsClient.Sms oneTimeCode(String to, String code) {
        return new SmsClient.Sms(to, oneTimeCodeText.replace("{code}", code), entityId, header, oneTimeCodeTemplateId);
    }

    SmsClient.Sms phoneVerification(String to, String code) {
        return phoneVerificationTemplateId.isEmpty()
                ? oneTimeCode(to, code)
                : new SmsClient.Sms(
                        to,
                        phoneVerificationText.replace("{code}", code),
                        entityId,
                        header,
                        phoneVerificationTemplateId);
    }

    /** Another registered text, with its variables replaced. */
    SmsClient.Sms message(String to, String text, String templateId) {
        return new SmsClient.Sms(to, text, entityId, header, templateId);
    }

    @Override
    public String toString() {
        return "text messages by " + url;
    }
}
