package com.bharatmart.platform.limit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rate limits over all instances. A rate is written {@code 300/1m}: 300 at once, and 300 more in each period of 1 minute.
 *
 * @param enabled false for load tests: turns all limits off
 * @param reads GET and HEAD requests of one client address
 * @param writes other requests of one client address
 * @param principal requests of one account, except for the catalogue
 * @param login attempts to log in to one account from one client address
 * @param loginName attempts to log in to one account from all client addresses that have never logged in to it
 * @param loginAddress attempts to log in from one client address, to any account
 * @param logins successful password logins to one account; each keeps a session
 * @param messages messages to one phone number or e-mail address that one client address requests without signing in
 * @param messagesRecipient such messages to one phone number or e-mail address from all client addresses that have never
 *     logged in with it
 * @param messagesAddress such messages to any recipient from one client address
 * @param knownFor how long an account knows a client address that logged in to it
 * @param redisBudget how long a request waits for Redis before the instance decides alone
 * @param instances the maximum number of instances: without Redis, each allows twice the limit divided by this
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
