package com.bharatmart.customer;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of the data of a customer.
 *
 * @param maxAddresses the maximum number of addresses of one customer
 */
@Validated
@ConfigurationProperties("bharatmart.customer")
record CustomerProperties(@Positive @DefaultValue("20") int maxAddresses) {}
