package com.bharatmart.order;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The look-up of guest orders with a code that is sent to the phone of the order.
 *
 * @param codeExpiry how long a code is valid
 * @param tries attempts at one code; two in five of them are open to other client networks than the one that requested it
 * @param pause time between two codes for one order
 * @param tokenExpiry how long a looked-up order stays open to its token
 */
@Validated
@ConfigurationProperties("bharatmart.order-lookup")
record OrderLookupProperties(
        @NotNull @DurationMin(minutes = 1) @DefaultValue("5m")
        Duration codeExpiry,

        @Positive @Max(10) @DefaultValue("5") int tries,

        @NotNull @DefaultValue("30s") Duration pause,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("24h")
        Duration tokenExpiry) {

    /** The tries that are reserved for the network that requested the code. */
    int triesOfRequester() {
        return tries - Math.max(1, tries * 2 / 5);
    }
}
