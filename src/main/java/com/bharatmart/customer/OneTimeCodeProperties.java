package com.bharatmart.customer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Login by a code that is sent to a phone.
 *
 * @param countries whose numbers get codes, by ISO 3166: each more is a bill that strangers can run up
 * @param expiry how long a code counts
 * @param tries how often one code may be guessed
 * @param pause how long a phone waits for the next code
 * @param mostPerHour how many codes a phone gets in an hour
 */
@Validated
@ConfigurationProperties("bharatmart.one-time-code")
record OneTimeCodeProperties(
        @NotEmpty @DefaultValue("IN") Set<String> countries,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("5m")
        Duration expiry,

        @Positive @Max(10) @DefaultValue("5") int tries,

        @NotNull @DefaultValue("30s") Duration pause,
        @Positive @DefaultValue("5") int mostPerHour) {

    OneTimeCodeProperties {
        countries = Set.copyOf(countries);
    }
}
