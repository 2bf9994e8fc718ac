package com.bharatmart.order.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the shop says of itself.
 *
 * @param name the name of the shop, also in its mails
 * @param grievanceOfficer whom consumers can write to; the Consumer Protection (E-Commerce) Rules 2020, rule 4, ask a shop
 *     to name one
 * @param links pages of the shop by their names, such as {@code terms}, {@code privacy} and {@code returns}
 */
@Validated
@ConfigurationProperties("bharatmart.shop")
record ShopProperties(
        @NotBlank @DefaultValue("BharatMart") String name,
        @Nullable @Valid GrievanceOfficer grievanceOfficer,
        @NotNull @DefaultValue Map<String, URI> links) {

    /**
     * The grievance officer.
     *
     * @param name of the officer
     * @param email where complaints arrive
     * @param phone where complaints are heard
     */
    record GrievanceOfficer(
            @NotBlank String name,
            @Nullable @Email String email,
            @Nullable String phone) {}
}
