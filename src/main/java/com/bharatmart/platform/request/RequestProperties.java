package com.bharatmart.platform.request;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a request may be.
 *
 * @param maxBody the longest body; a longer one is answered 413
 * @param bodyMemory heap for all bodies that are long, but for those of files, which are not kept in memory
 * @param bodyTimeout how long such a body may take to come, from when it has turned out to be long; one that takes longer
 *     is answered 408
 */
@Validated
@ConfigurationProperties("bharatmart.request")
record RequestProperties(
        @NotNull @DefaultValue("1MB") DataSize maxBody,
        @NotNull @DefaultValue("24MB") DataSize bodyMemory,

        @NotNull @DurationMin(millis = 100) @DefaultValue("10s")
        Duration bodyTimeout) {}
