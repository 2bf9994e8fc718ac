package com.bharatmart.platform.audit;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much the audit log takes of what was tried and refused, so that nobody can fill the database by trying.
 *
 * @param attemptsOfOne rows in a minute that an instance writes of one account or client address; the rest is counted
 * @param attemptsOfAll the same of all accounts together, and of all client addresses together
 */
@Validated
@ConfigurationProperties("bharatmart.audit")
record AuditProperties(
        @Min(1) @DefaultValue("20") int attemptsOfOne,
        @Min(1) @DefaultValue("60") int attemptsOfAll) {}
