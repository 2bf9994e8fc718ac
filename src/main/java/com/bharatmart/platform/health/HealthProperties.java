package com.bharatmart.platform.health;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the health of an instance is determined.
 *
 * @param interval between the end of a check and the start of the next one; the database and Redis are checked at
 *     {@code bharatmart.dependency.interval} instead, and the instances tell each other at this interval whether they see the
 *     database
 * @param timeout how long a dependency may leave its checks unanswered before it is DOWN
 */
@Validated
@ConfigurationProperties("bharatmart.health")
record HealthProperties(
        @NotNull @DurationMin(millis = 10) @DefaultValue("1s")
        Duration interval,

        @NotNull @DurationMin(millis = 10) @DefaultValue("900ms")
        Duration timeout) {}
