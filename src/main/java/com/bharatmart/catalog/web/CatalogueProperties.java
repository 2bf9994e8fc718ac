package com.bharatmart.catalog.web;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the catalogue is served.
 *
 * @param maxAge how long anybody may keep an answer before asking again
 */
@Validated
@ConfigurationProperties("bharatmart.catalog")
record CatalogueProperties(@NotNull @DefaultValue("30s") Duration maxAge) {}
