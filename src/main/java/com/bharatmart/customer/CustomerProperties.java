package com.bharatmart.customer;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the shop keeps for a customer.
 *
 * @param maxAddresses addresses of one customer
 */
@Validated
@ConfigurationProperties("bharatmart.customer")
record CustomerProperties(@Positive @DefaultValue("20") int maxAddresses) {}
