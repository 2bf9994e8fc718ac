package com.bharatmart.identity;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which changes of an account need a recent login.
 *
 * @param freshLogin how long after a login an account may be erased without another, or an account without a password
 *     may change what lets its owner in
 */
@Validated
@ConfigurationProperties("bharatmart.customer")
record ReauthenticationProperties(
        @NotNull @DurationMin(minutes = 1) @DefaultValue("10m")
        Duration freshLogin) {}
