package com.bharatmart.identity;

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
 * @param tries how often one code may be guessed; two in five of them from another client network than the one that
 *     asked for it
 * @param pause how long a phone waits for the next code
 */
@Validated
@ConfigurationProperties("bharatmart.one-time-code")
record OneTimeCodeProperties(
        @NotEmpty @DefaultValue("IN") Set<String> countries,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("5m")
        Duration expiry,

        @Positive @Max(10) @DefaultValue("5") int tries,

        @NotNull @DefaultValue("30s") Duration pause) {

    OneTimeCodeProperties {
        countries = Set.copyOf(countries);
    }

    /** The tries that only the network has that asked for the code: others cannot spend them. */
    int triesOfRequester() {
        return tries - Math.max(1, tries * 2 / 5);
    }
}
