package com.bharatmart.platform.limit;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The throttles of one instance, with limits for a test. */
record Throttles(LoginThrottle logins, MessageThrottle messages) {

    private static final String UNLIMITED = "1000000/1s";

    static Throttles of(JdbcClient database, TokenReturnQueue returns, String login, String loginName) {
        return of(database, returns, login, loginName, UNLIMITED);
    }

    static Throttles of(
            JdbcClient database, TokenReturnQueue returns, String login, String loginName, String loginAddress) {
        var properties = properties(login, loginName, loginAddress);
        var limiter = new DatabaseRateLimiter(new RateLimitCounterRepository(database), returns);
        var knownAddresses = new KnownAddressRepository(database, properties);
        var messages = new MessageThrottle(limiter, knownAddresses, properties);
        return new Throttles(new LoginThrottle(limiter, knownAddresses, messages, returns, properties), messages);
    }

    private static RateLimitProperties properties(String login, String loginName, String loginAddress) {
        var unlimited = Rate.valueOf(UNLIMITED);
        return new RateLimitProperties(
                true,
                unlimited,
                unlimited,
                unlimited,
                Rate.valueOf(login),
                Rate.valueOf(loginName),
                Rate.valueOf(loginAddress),
                Rate.valueOf("12/1d"),
                Rate.valueOf("5/1h"),
                Rate.valueOf("15/1h"),
                unlimited,
                Duration.ofDays(90),
                Duration.ofMillis(25),
                6);
    }
}
