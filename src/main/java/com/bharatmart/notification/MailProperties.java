package com.bharatmart.notification;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mail of the shop. It is sent if {@code spring.mail.host} names a server.
 *
 * @param from the address of the sender
 * @param shopName the name of the shop
 * @param passwordResetLink the page of the front end that sets a new password, with {@code {token}} in it; without a
 *     page, the mail contains the token
 * @param verificationLink the page of the front end that verifies an address and offers to choose a password, with
 *     {@code {token}} in it; without a page, the mail contains the token
 * @param orderLink the page of the front end that shows an order, with {@code {number}} in it; it asks a guest for the code
 *     of a look-up; without a page, mails about orders have no link
 * @param productLink the page of the front end that shows a product, with {@code {slug}} in it; without a page, a mail about
 *     stock has no link
 * @param stockNoticeLink the page of the front end that confirms or withdraws a stock notice, with {@code {token}} in it;
 *     without a page, the mail contains the token
 */
@Validated
@ConfigurationProperties("bharatmart.mail")
record MailProperties(
        @NotBlank @Email @DefaultValue("no-reply@localhost.localdomain")
        String from,

        @NotBlank @DefaultValue("BharatMart") String shopName,

        @Nullable @Pattern(regexp = "https?://.*\\{token}.*", message = "must be a URL with {token} in it") String passwordResetLink,

        @Nullable @Pattern(regexp = "https?://.*\\{token}.*", message = "must be a URL with {token} in it") String verificationLink,

        @Nullable @Pattern(regexp = "https?://.*\\{number}.*", message = "must be a URL with {number} in it") String orderLink,

        @Nullable @Pattern(regexp = "https?://.*\\{slug}.*", message = "must be a URL with {slug} in it") String productLink,

        @Nullable @Pattern(regexp = "https?://.*\\{token}.*", message = "must be a URL with {token} in it") String stockNoticeLink) {

    String passwordResetLink(String token) {
        return link(passwordResetLink, token);
    }

    String verificationLink(String token) {
        return link(verificationLink, token);
    }

    /** Null if the front end has no such page. */
    @Nullable String orderLink(String number) {
        return orderLink == null ? null : orderLink.replace("{number}", number);
    }

    /** Empty if the front end has no such page. */
    String productLink(String slug) {
        return productLink == null ? "" : productLink.replace("{slug}", slug);
    }

    String stockNoticeLink(String token) {
        return link(stockNoticeLink, token);
    }

    private static String link(@Nullable String page, String token) {
        return page == null ? token : page.replace("{token}", token);
    }
}
