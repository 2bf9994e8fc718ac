package com.bharatmart.platform.limit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much anybody may ask for, of all instances together. A rate is written {@code 300/1m}: so many at once, and as
 * many again in each period.
 *
 * @param enabled false for load tests; nothing at all is limited then
 * @param reads GET and HEAD requests of one client address
 * @param writes other requests of one client address
 * @param principal requests of one account, but for those to the catalogue
 * @param login tries to log in to one account from one client address
 * @param loginName tries to log in to one account from all client addresses from which it never was logged in to
 * @param loginAddress tries to log in from one client address, to whichever accounts
 * @param logins logins by password to one account, each of which keeps a session
 * @param messages messages to one phone number or e-mail address that anybody can ask for, from one client address
 * @param messagesRecipient such messages to one phone number or e-mail address from all client addresses from which
 *     nobody ever logged in with it
 * @param messagesAddress such messages asked for from one client address
 * @param knownFor how long a client address is remembered from which somebody logged in
 * @param redisBudget how long a request waits for Redis before this instance decides by itself
 * @param instances how many instances there are at the most: where Redis is away, each allows two limits divided by this
 */
@Validated
@ConfigurationProperties("bharatmart.rate-limit")
record RateLimitProperties(
        @DefaultValue("true") boolean enabled,
        @NotNull @DefaultValue("1200/1m") Rate reads,
        @NotNull @DefaultValue("300/1m") Rate writes,
        @NotNull @DefaultValue("600/1m") Rate principal,
        @NotNull @DefaultValue("10/15m") Rate login,
        @NotNull @DefaultValue("50/1d") Rate loginName,
        @NotNull @DefaultValue("100/15m") Rate loginAddress,
        @NotNull @DefaultValue("100/1d") Rate logins,
        @NotNull @DefaultValue("5/1h") Rate messages,
        @NotNull @DefaultValue("15/1h") Rate messagesRecipient,
        @NotNull @DefaultValue("30/1h") Rate messagesAddress,
        @NotNull @DefaultValue("90d") Duration knownFor,
        @NotNull @DefaultValue("25ms") Duration redisBudget,
        @Positive @DefaultValue("6") int instances) {}
