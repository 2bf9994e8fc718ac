package com.bharatmart.payment.razorpay;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The account at Razorpay. Without a key, the shop takes cash on delivery only.
 *
 * @param baseUrl of the API, up to its version
 * @param keyId the public half of the API key, which clients get
 * @param keySecret the secret half of the API key
 * @param webhookSecrets signs the webhooks that are accepted; several while a secret is replaced, because repetitions of old
 *     events carry the old one
 * @param connectTimeout of each attempt
 * @param readTimeout from the start of an attempt to the end of its response
 * @param deadline of a call, with its repetition
 * @param maxConcurrent concurrent calls of an instance; more are refused at once
 * @param probeInterval how often an instance that makes no calls checks whether Razorpay answers
 */
@Validated
@ConfigurationProperties("bharatmart.payment.razorpay")
record RazorpayProperties(
        @NotNull @DefaultValue("https://api.razorpay.com/v1")
        URI baseUrl,

        @Nullable String keyId,
        @Nullable String keySecret,
        @NotNull @DefaultValue List<String> webhookSecrets,

        @NotNull @DurationMin(millis = 1) @DefaultValue("2s")
        Duration connectTimeout,

        @NotNull @DurationMin(millis = 1) @DefaultValue("5s")
        Duration readTimeout,

        @NotNull @DurationMin(millis = 1) @DefaultValue("10s")
        Duration deadline,

        @Min(1) @DefaultValue("32") int maxConcurrent,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("30s")
        Duration probeInterval) {

    /** Validates the secrets here, because a violated annotation would print the value. */
    RazorpayProperties {
        keyId = keyId == null || keyId.isBlank() ? null : keyId.strip();
        keySecret = keySecret == null || keySecret.isBlank() ? null : keySecret.strip();
        webhookSecrets = webhookSecrets.stream()
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
        if (!isHttp(baseUrl)) {
            throw new IllegalArgumentException("bharatmart.payment.razorpay.base-url must be an absolute URL with the"
                    + " scheme https, or http for tests, and without a user, a query and a fragment");
        }
        if ((keyId == null) != (keySecret == null)) {
            throw new IllegalArgumentException("bharatmart.payment.razorpay.key-id and"
                    + " bharatmart.payment.razorpay.key-secret need each other");
        }
        if (keyId != null && keyId.contains(":")) {
            throw new IllegalArgumentException("bharatmart.payment.razorpay.key-id must have no colon in it");
        }
    }

    private static boolean isHttp(URI url) {
        return url.getHost() != null
                && ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null;
    }

    /** Keeps the keys out of logs. */
    @Override
    public String toString() {
        return "Razorpay at " + baseUrl;
    }
}
