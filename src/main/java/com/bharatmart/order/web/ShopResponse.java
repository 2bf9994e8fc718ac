package com.bharatmart.order.web;

import com.bharatmart.cart.CartLimits;
import com.bharatmart.order.PaymentMethod;
import com.bharatmart.pricing.ShippingTerms;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.PostalAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shop as a front end needs it. */
record ShopResponse(
        String name,

        @Schema(description = "The currency of all prices, ISO 4217.")
        String currency,

        @Schema(description = "Where the shop delivers to, ISO 3166-1.")
        String country,

        List<State> states,

        @Schema(description = "The payment methods of a checkout: razorpay only if the shop takes payments online.")
        List<PaymentMethod> paymentMethods,

        Shipping shipping,
        Limits limits,

        @Schema(description = "Whom consumers can write to (Consumer Protection (E-Commerce) Rules 2020, rule 4).")
        @Nullable GrievanceOfficer grievanceOfficer,

        @Schema(description = "Pages of the shop by their names, such as terms, privacy, returns.")
        Map<String, URI> links) {

    static ShopResponse of(
            ShopProperties properties, List<PaymentMethod> methods, ShippingTerms terms, CartLimits limits) {
        return new ShopResponse(
                properties.name(),
                Money.ZERO.currency().getCurrencyCode(),
                PostalAddress.COUNTRY,
                Arrays.stream(IndianState.values()).map(State::of).toList(),
                methods,
                new Shipping(terms.fee(), terms.freeFrom()),
                new Limits(limits.maxLines(), limits.maxQuantity()),
                GrievanceOfficer.of(properties.grievanceOfficer()),
                properties.links());
    }

    /** A state or union territory; an address names it by its code. */
    record State(String code, String gstCode, String name) {
        static State of(IndianState state) {
            return new State(state.name(), state.gstCode(), state.fullName());
        }
    }

    record Shipping(
            @Schema(description = "For one order, with GST.")
            Money fee,

            @Schema(description = "The subtotal from which shipping is free.")
            Money freeFrom) {}

    record Limits(
            @Schema(description = "Different SKUs in one cart.")
            int cartLines,

            @Schema(description = "Units of one SKU in one cart.")
            int lineQuantity) {}

    record GrievanceOfficer(
            String name, @Nullable String email, @Nullable String phone) {
        static @Nullable GrievanceOfficer of(ShopProperties.@Nullable GrievanceOfficer officer) {
            return officer == null ? null : new GrievanceOfficer(officer.name(), officer.email(), officer.phone());
        }
    }
}
