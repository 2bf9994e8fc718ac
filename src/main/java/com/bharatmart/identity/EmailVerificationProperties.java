package com.bharatmart.identity;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Mails that verify an address, of a new account or a new one of an account.
 *
 * @param expiry how long a mailed token is valid
 */
@Validated
@ConfigurationProperties("bharatmart.email-verification")
record EmailVerificationProperties(
        @NotNull @DurationMin(hours = 1) @DefaultValue("24h")
        Duration expiry) {}
