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
 * Imports that staff request.
 *
 * @param maxSize the maximum size of a file; the response to a larger one is 413
 * @param lease the time after which another instance runs an import again that its instance does not renew
 * @param maxAttempts the number of attempts before an import is given up
 * @param maxWatchers the maximum number of clients that receive the events of imports from one instance
 * @param watchEvery how often an instance looks for changes to send
 * @param watchFor the time after which the events end; the client requests them again
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
