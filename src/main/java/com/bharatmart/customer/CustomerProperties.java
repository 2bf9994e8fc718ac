package com.bharatmart.customer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the shop keeps for a customer.
 *
 * @param maxAddresses addresses of one customer
 * @param freshLogin how long after a login an account may be erased without another, or an account without a password
 *     may change what lets its owner in
 */
@Validated
@ConfigurationProperties("bharatmart.customer")
record CustomerProperties(
        @Positive @DefaultValue("20") int maxAddresses,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("10m")
        Duration freshLogin) {}
