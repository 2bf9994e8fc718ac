package com.bharatmart.cart.web;

import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PinCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

record QuoteRequest(@NotNull @Valid Destination shippingAddress) {
    record Destination(@NotNull IndianState state, @NotNull PinCode pin) {}
}
