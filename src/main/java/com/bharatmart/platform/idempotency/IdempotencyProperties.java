package com.bharatmart.platform.idempotency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Idempotency keys.
 *
 * @param retention how long a retry gets the stored response, at least 24 h
 */
@Validated
@ConfigurationProperties("bharatmart.idempotency")
record IdempotencyProperties(
        @NotNull @DurationMin(hours = 24) @DefaultValue("48h")
        Duration retention) {}
