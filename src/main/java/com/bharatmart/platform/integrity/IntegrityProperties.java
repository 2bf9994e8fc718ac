package com.bharatmart.platform.integrity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often the data is checked.
 *
 * @param slice rows that are checked by one statement at most; fewer where they take longer than a fifth of a second
 * @param pause between two slices of a check, so that a check costs little
 * @param retryDelay before a slice is repeated that could not be read, for example from Object Storage
 * @param interval between two rounds of a check, each over all rows; the first round starts so long after the first start
 */
@Validated
@ConfigurationProperties("bharatmart.integrity")
record IntegrityProperties(
        @Min(1) @Max(100_000) @DefaultValue("1000") int slice,
        @DefaultValue("1s") Duration pause,
        @DefaultValue("1m") Duration retryDelay,
        @DefaultValue("1h") Duration interval) {}
