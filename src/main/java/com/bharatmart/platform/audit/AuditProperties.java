package com.bharatmart.platform.audit;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on the rows about denied requests and failed logins, so that an attacker cannot fill the database.
 *
 * @param attemptsOfOne rows per minute that an instance writes about one account or client address; it counts the rest
 * @param attemptsOfAll rows per minute about all accounts together, and about all client addresses together
 */
@Validated
@ConfigurationProperties("bharatmart.audit")
record AuditProperties(
        @Min(1) @DefaultValue("20") int attemptsOfOne,
        @Min(1) @DefaultValue("60") int attemptsOfAll) {}
