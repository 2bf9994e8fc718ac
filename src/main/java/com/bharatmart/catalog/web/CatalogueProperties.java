package com.bharatmart.catalog.web;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the catalogue is served.
 *
 * @param maxAge how long anybody may keep an answer before asking again
 * @param freshFor how long an instance gives an answer again itself, 0 to ask the database each time
 * @param cacheSize how much memory an instance has for that
 */
@Validated
@ConfigurationProperties("bharatmart.catalog")
record CatalogueProperties(
        @NotNull @DefaultValue("30s") Duration maxAge,
        @NotNull @DefaultValue("1s") Duration freshFor,
        @NotNull @DefaultValue("16MB") DataSize cacheSize) {}
