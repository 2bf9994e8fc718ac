package com.bharatmart.order.web;

import com.bharatmart.order.OrderNumber;
import com.bharatmart.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The number and the phone of a look-up, and the code that the phone got. */
record OrderLookupCodeRequest(
        @NotNull @Pattern(regexp = OrderLookupRequest.NUMBER, message = OrderLookupRequest.NUMBER_MESSAGE) @Schema(example = "BM-4071-5526-0193")
        String number,

        @NotNull @Schema(types = "string", example = "+919876543210", maxLength = 32)
        PhoneNumber phone,

        @NotNull @Pattern(regexp = "^[0-9]{6}$", message = "must be six digits") String code) {

    OrderNumber orderNumber() {
        return OrderLookupRequest.read(number);
    }

    /** Keeps the code out of logs. */
    @Override
    public String toString() {
        return "a code for order " + number;
    }
}
