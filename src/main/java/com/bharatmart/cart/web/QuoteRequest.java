package com.bharatmart.cart.web;

import com.bharatmart.delivery.PinOfState;
import com.bharatmart.delivery.SavedAddressId;
import com.bharatmart.delivery.StateAndPin;
import com.bharatmart.platform.request.OneOf;
import com.bharatmart.shared.AddressLine;
import com.bharatmart.shared.CityName;
import com.bharatmart.shared.IndianMobileNumber;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PersonName;
import com.bharatmart.shared.PinCode;
import com.bharatmart.shared.PostalAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the contents of a cart go: the address that a checkout takes, or as much of it as is known. */
@OneOf({"shippingAddress", "addressId"})
record QuoteRequest(
        @Schema(description = "The state and the PIN code suffice.") @Nullable @Valid Destination shippingAddress,

        @Schema(description = "An address in the address book of the customer, in place of shippingAddress.") @Nullable SavedAddressId addressId) {

    /** @param saved returns the address with an id */
    IndianState state(Function<SavedAddressId, PostalAddress> saved) {
        return shippingAddress == null
                ? saved.apply(Objects.requireNonNull(addressId)).state()
                : shippingAddress.state;
    }

    @PinOfState
    record Destination(
            @Nullable @Schema(
                    types = {"string", "null"},
                    minLength = 1,
                    maxLength = PersonName.MAX_LENGTH)
            PersonName name,

            @Nullable @Schema(
                    types = {"string", "null"},
                    maxLength = AddressLine.MAX_LENGTH)
            AddressLine line1,

            @Nullable @Schema(
                    types = {"string", "null"},
                    maxLength = AddressLine.MAX_LENGTH)
            AddressLine line2,

            @Nullable @Schema(
                    types = {"string", "null"},
                    minLength = 1,
                    maxLength = CityName.MAX_LENGTH)
            CityName city,

            @NotNull @Schema(
                    implementation = String.class,
                    description = "Its code, the code of GST, or its name; former ones too.",
                    example = "KA",
                    maxLength = 64)
            IndianState state,

            @NotNull PinCode pin,

            @Nullable @Pattern(regexp = PostalAddress.COUNTRY, message = "must be \"" + PostalAddress.COUNTRY + "\"") String country,

            @Nullable @Schema(
                    types = {"string", "null"},
                    example = "+919876543210",
                    maxLength = 64)
            IndianMobileNumber phone)
            implements StateAndPin {}
}
