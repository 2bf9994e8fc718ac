package com.bharatmart.platform.archive;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Tables in partitions by month.
 *
 * @param monthsOnline complete months before the current one that stay in the database, at least twelve
 * @param monthsAhead months after the current one whose partitions are made
 */
@Validated
@ConfigurationProperties("bharatmart.archive")
record ArchiveProperties(
        @Min(12) @Max(1200) @DefaultValue("24") int monthsOnline,
        @Min(2) @Max(24) @DefaultValue("3") int monthsAhead) {}
