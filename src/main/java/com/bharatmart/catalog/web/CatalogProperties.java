package com.bharatmart.catalog.web;

import com.bharatmart.catalog.translation.LanguageTag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the catalogue is served.
 *
 * @param maxAge how long clients and proxies may cache a response
 * @param freshFor how long an instance serves a response from memory while the catalogue does not change, 0 to read the
 *     database each time
 * @param staleFor how much longer an instance serves it while the database is not available
 * @param cacheSize the memory of an instance for responses
 * @param shared whether instances share responses in Redis
 * @param sharedTimeout how long an instance waits for Redis before it reads the database
 * @param sharedSlots the maximum number of responses in Redis
 * @param sharedLimit the maximum size of each; the product of both must be far below the memory of Redis
 * @param warmUp how long an instance may load responses before it accepts requests, 0 to load none
 * @param language the shop's own language, as a BCP 47 tag: that of all names and descriptions without a translation
 */
@Validated
@ConfigurationProperties("bharatmart.catalog")
record CatalogProperties(
        @NotNull @DefaultValue("30s") Duration maxAge,
        @NotNull @DefaultValue("30m") Duration freshFor,
        @NotNull @DefaultValue("1h") Duration staleFor,
        @NotNull @DefaultValue("16MB") DataSize cacheSize,
        @DefaultValue("true") boolean shared,
        @NotNull @DefaultValue("50ms") Duration sharedTimeout,
        @Positive @DefaultValue("1024") int sharedSlots,
        @NotNull @DefaultValue("48KB") DataSize sharedLimit,
        @NotNull @DefaultValue("5s") Duration warmUp,

        @NotNull @Pattern(regexp = LanguageTag.PATTERN) @DefaultValue("en")
        String language) {

    CatalogProperties {
        language = LanguageTag.canonical(language).orElse(language);
    }
}
