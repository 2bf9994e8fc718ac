package com.bharatmart.platform.security;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The origins whose pages may use the API from a browser.
 *
 * @param allowedOrigins front ends as scheme, host and port without a path: {@code https://shop.example}; by default only
 *     the origin of the service itself
 */
@Validated
@ConfigurationProperties("bharatmart.cors")
record CorsProperties(
        @NotNull @DefaultValue
        List<@Pattern(regexp = "https?://[^/*]+", message = "must be an origin") String> allowedOrigins) {}
