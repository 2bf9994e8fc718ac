package com.bharatmart.catalog.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the catalogue is served.
 *
 * @param maxAge how long anybody may keep an answer before asking again
 * @param freshFor how long at the most an answer is given again without asking the database while the catalogue does not change, 0 to
 *     ask each time
 * @param staleFor how much longer an instance gives it while the database cannot be asked
 * @param cacheSize how much memory an instance has for that
 * @param shared whether instances find the answers of one another in Redis
 * @param sharedTimeout how long an instance waits for Redis before it asks the database itself
 * @param sharedSlots how many answers there are in Redis at the most, of all instances and all questions together
 * @param sharedLimit how large each of them may be; the two multiplied have to be far below the memory of Redis
 * @param warmUp how long an instance may look around before it takes its first request, 0 not to
 */
@Validated
@ConfigurationProperties("bharatmart.catalog")
record CatalogProperties(
        @NotNull @DefaultValue("30s") Duration maxAge,
        @NotNull @DefaultValue("1m") Duration freshFor,
        @NotNull @DefaultValue("1h") Duration staleFor,
        @NotNull @DefaultValue("16MB") DataSize cacheSize,
        @DefaultValue("true") boolean shared,
        @NotNull @DefaultValue("50ms") Duration sharedTimeout,
        @Positive @DefaultValue("1024") int sharedSlots,
        @NotNull @DefaultValue("48KB") DataSize sharedLimit,
        @NotNull @DefaultValue("5s") Duration warmUp) {}
