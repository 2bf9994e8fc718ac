package com.bharatmart.platform.dependency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How it is found out that something is away.
 *
 * @param interval between an answer and the next question
 */
@Validated
@ConfigurationProperties("bharatmart.dependency")
record DependencyProperties(
        @NotNull @DurationMin(millis = 10) @DefaultValue("250ms")
        Duration interval) {}
