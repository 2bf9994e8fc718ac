package com.bharatmart.platform.request;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of a request.
 *
 * @param maxBody the maximum length of a body; a longer one is answered 413
 * @param bodyMemory heap for all long bodies together, except for uploads of files, which are not kept in memory
 * @param bodyTimeout how long a long body may take to arrive after its first 16 KB; a slower one is answered 408
 */
@Validated
@ConfigurationProperties("bharatmart.request")
record RequestProperties(
        @NotNull @DefaultValue("1MB") DataSize maxBody,
        @NotNull @DefaultValue("24MB") DataSize bodyMemory,

        @NotNull @DurationMin(millis = 100) @DefaultValue("10s")
        Duration bodyTimeout) {}
