package com.bharatmart.notification;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The shop's mail, which is sent if {@code spring.mail.host} names a server.
 *
 * @param from the sender's address
 * @param shopName how the shop calls itself
 * @param passwordResetLink the page of the front end that takes a new password, with {@code {token}} in it; without one
 *     the mail shows the token
 * @param verificationLink the page of the front end that verifies an address and offers to choose a password, with
 *     {@code {token}} in it; without one the mail shows the token
 */
@Validated
@ConfigurationProperties("bharatmart.mail")
record MailProperties(
        @NotBlank @Email @DefaultValue("no-reply@localhost.localdomain")
        String from,

        @NotBlank @DefaultValue("BharatMart") String shopName,

        @Nullable @Pattern(regexp = "https?://.*\\{token}.*", message = "must be a URL with {token} in it") String passwordResetLink,

        @Nullable @Pattern(regexp = "https?://.*\\{token}.*", message = "must be a URL with {token} in it") String verificationLink) {

    String verificationLink(String token) {
        return verificationLink == null ? token : verificationLink.replace("{token}", token);
    }
}
