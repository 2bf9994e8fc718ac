package com.bharatmart.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The way back in for those who have forgotten their password.
 *
 * @param expiry how long a mailed token counts
 * @param mostAtOnce how many tokens of one account may count at the same time; who asks for more gets no more mail
 */
@Validated
@ConfigurationProperties("bharatmart.password-reset")
record PasswordResetProperties(
        @NotNull @DurationMin(minutes = 1) @DefaultValue("30m")
        Duration expiry,

        @Positive @DefaultValue("3") int mostAtOnce) {}
