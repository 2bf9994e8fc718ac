package com.bharatmart.platform.dependency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often the database and Redis are checked.
 *
 * @param interval between the end of a check and the start of the next one; requests fail at once after two failed checks
 */
@Validated
@ConfigurationProperties("bharatmart.dependency")
record DependencyProperties(
        @NotNull @DurationMin(millis = 10) @DefaultValue("250ms")
        Duration interval) {}
