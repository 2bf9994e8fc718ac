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
 * Login with a code that is sent to a phone.
 *
 * @param countries ISO 3166 codes of the countries whose numbers get codes; each country adds messages that strangers can
 *     request at the cost of the shop
 * @param expiry how long a code is valid
 * @param tries attempts at one code; two in five of them are open to other client networks than the one that requested it
 * @param pause time between two codes to one phone
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

    /** The tries that are reserved for the network that requested the code. */
    int triesOfRequester() {
        return tries - Math.max(1, tries * 2 / 5);
    }
}
