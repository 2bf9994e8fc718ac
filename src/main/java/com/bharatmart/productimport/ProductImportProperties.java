package com.bharatmart.productimport;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Imports that staff ask for.
 *
 * @param maxSize the longest file; a longer one is answered 413
 * @param lease after so long without a sign of the instance that runs an import, another one takes it up
 * @param maxAttempts how many instances may try before an import is given up
 * @param maxWatchers how many may follow imports by events on one instance at the same time
 * @param watchEvery how often an instance looks for news to send them
 * @param watchFor after so long the events end, and whoever wants more asks again
 */
@Validated
@ConfigurationProperties("bharatmart.catalog.imports")
public record ProductImportProperties(
        @NotNull @DefaultValue("10MB") DataSize maxSize,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("60s")
        Duration lease,

        @Min(1) @DefaultValue("3") int maxAttempts,
        @Min(1) @DefaultValue("20") int maxWatchers,

        @NotNull @DurationMin(millis = 1) @DefaultValue("1s")
        Duration watchEvery,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("5m")
        Duration watchFor) {}
