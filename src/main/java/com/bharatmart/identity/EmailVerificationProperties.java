package com.bharatmart.identity;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The verification of e-mail addresses, of new accounts and of changes of address.
 *
 * @param expiry how long a mailed token is valid
 */
@Validated
@ConfigurationProperties("bharatmart.email-verification")
record EmailVerificationProperties(
        @NotNull @DurationMin(hours = 1) @DefaultValue("24h")
        Duration expiry) {}
