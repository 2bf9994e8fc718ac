package com.bharatmart.platform.health;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How an instance finds out how it is.
 *
 * @param interval between the end of a check and its next beginning
 * @param timeout after which a check that has not ended counts as failed
 */
@Validated
@ConfigurationProperties("bharatmart.health")
record HealthProperties(
        @NotNull @DurationMin(millis = 10) @DefaultValue("1s")
        Duration interval,

        @NotNull @DurationMin(millis = 10) @DefaultValue("900ms")
        Duration timeout) {}
