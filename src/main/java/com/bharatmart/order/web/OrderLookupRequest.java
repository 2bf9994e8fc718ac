package com.bharatmart.order.web;

import com.bharatmart.order.OrderNumber;
import com.bharatmart.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;

/** The number of an order and the phone of its contact. */
record OrderLookupRequest(
        @NotNull @Pattern(regexp = OrderLookupRequest.NUMBER, message = OrderLookupRequest.NUMBER_MESSAGE) @Schema(example = "BM-4071-5526-0193")
        String number,

        @NotNull @Schema(types = "string", example = "+919876543210", maxLength = 32)
        PhoneNumber phone) {

    static final String NUMBER = "^[Bb][Mm]-[0-9]{4}-[0-9]{4}-[0-9]{4}$";
    static final String NUMBER_MESSAGE = "must be an order number: BM-4071-5526-0193";

    OrderNumber orderNumber() {
        return read(number);
    }

    /** An order number as a person writes it, which may be in lower case. */
    static OrderNumber read(String number) {
        return new OrderNumber(number.toUpperCase(Locale.ROOT));
    }
}
