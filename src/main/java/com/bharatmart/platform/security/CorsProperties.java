package com.bharatmart.platform.security;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which pages of other origins may use the API from a browser.
 *
 * @param allowedOrigins the shop's front ends, as scheme, host and port, without a path: {@code https://shop.example};
 *     none but the service's own by default
 */
@Validated
@ConfigurationProperties("bharatmart.cors")
record CorsProperties(
        @NotNull @DefaultValue
        List<@Pattern(regexp = "https?://[^/*]+", message = "must be an origin") String> allowedOrigins) {}
