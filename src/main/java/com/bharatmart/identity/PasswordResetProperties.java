package com.bharatmart.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Password resets.
 *
 * @param expiry how long a mailed token is valid
 * @param mostAtOnce valid tokens of one account at the same time; further requests send no mail
 */
@Validated
@ConfigurationProperties("bharatmart.password-reset")
record PasswordResetProperties(
        @NotNull @DurationMin(minutes = 1) @DefaultValue("30m")
        Duration expiry,

        @Positive @DefaultValue("3") int mostAtOnce) {}
