package com.bharatmart.identity;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Sensitive changes of an account.
 *
 * @param freshLogin the maximum age of a login that erases an account, or that sets a password, address or phone of an
 *     account without a password
 */
@Validated
@ConfigurationProperties("bharatmart.customer")
record ReauthenticationProperties(
        @NotNull @DurationMin(minutes = 1) @DefaultValue("10m")
        Duration freshLogin) {}
