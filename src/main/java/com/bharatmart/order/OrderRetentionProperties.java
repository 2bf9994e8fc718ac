package com.bharatmart.order;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long orders name their buyers.
 *
 * @param months after the annual return is due, at least the 72 of CGST Act 2017, section 36; a company that keeps its
 *     vouchers for eight financial years (Companies Act 2013, section 128(5)) needs 87
 */
@Validated
@ConfigurationProperties("bharatmart.order-retention")
record OrderRetentionProperties(
        @Min(72) @Max(1200) @DefaultValue("72") int months) {}
