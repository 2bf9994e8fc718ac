package com.bharatmart.order.web;

import com.bharatmart.delivery.PinOfState;
import com.bharatmart.delivery.SavedAddressId;
import com.bharatmart.delivery.StateAndPin;
import com.bharatmart.order.CheckoutDetails;
import com.bharatmart.order.Contact;
import com.bharatmart.order.PaymentMethod;
import com.bharatmart.platform.request.OneOf;
import com.bharatmart.shared.AddressLine;
import com.bharatmart.shared.CityName;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.IndianMobileNumber;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.PersonName;
import com.bharatmart.shared.PinCode;
import com.bharatmart.shared.PostalAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** All that turns a cart into an order, in one request. */
@OneOf({"shippingAddress", "addressId"})
@OneOf(
        value = {"billingAddress", "billingAddressId"},
        required = false)
record CheckoutRequest(
        @NotNull @Valid ContactRequest contact,

        @Schema(description = "Required without addressId.") @Nullable @Valid AddressRequest shippingAddress,

        @Schema(description = "An address in the address book of the customer, in place of shippingAddress.") @Nullable SavedAddressId addressId,

        @Schema(description = "Where the goods go if it is absent.") @Nullable @Valid AddressRequest billingAddress,

        @Schema(description = "An address in the address book of the customer, in place of billingAddress.") @Nullable SavedAddressId billingAddressId,

        @Nullable Gstin gstin,

        @Nullable @Pattern(regexp = "standard", message = "must be \"standard\"") String deliveryOption,

        @Schema(
                description =
                        "The total that the customer has seen. 409 price_changed if it is not what the order costs.")
        @Nullable Money expectedTotal,

        @NotNull @Valid PaymentRequest payment) {

    /** @param saved returns the address with an id that is at a JSON pointer of this request */
    CheckoutDetails toDetails(PaymentMethod method, BiFunction<SavedAddressId, String, PostalAddress> saved) {
        var shipping = shippingAddress == null
                ? saved.apply(Objects.requireNonNull(addressId), "#/addressId")
                : shippingAddress.toAddress();
        return new CheckoutDetails(
                new Contact(contact.email.value(), contact.phone.value()),
                shipping,
                billing(shipping, saved),
                gstin,
                method);
    }

    private PostalAddress billing(PostalAddress shipping, BiFunction<SavedAddressId, String, PostalAddress> saved) {
        if (billingAddress != null) {
            return billingAddress.toAddress();
        }
        return billingAddressId == null ? shipping : saved.apply(billingAddressId, "#/billingAddressId");
    }

    record ContactRequest(
            @NotNull @Schema(types = "string", format = "email", maxLength = 254)
            EmailAddress email,

            @NotNull @Schema(types = "string", example = "+919876543210", maxLength = 64)
            IndianMobileNumber phone) {}

    @PinOfState
    record AddressRequest(
            @NotNull @Schema(types = "string", minLength = 1, maxLength = PersonName.MAX_LENGTH)
            PersonName name,

            @NotNull(message = AddressLine.REQUIRED) @Schema(types = "string", minLength = 1, maxLength = AddressLine.MAX_LENGTH)
            AddressLine line1,

            @Nullable @Schema(
                    types = {"string", "null"},
                    maxLength = AddressLine.MAX_LENGTH)
            AddressLine line2,

            @NotNull @Schema(types = "string", minLength = 1, maxLength = CityName.MAX_LENGTH)
            CityName city,

            @NotNull @Schema(
                    implementation = String.class,
                    description = "Its code, the code of GST, or its name; former ones too.",
                    example = "KA",
                    maxLength = 64)
            IndianState state,

            @NotNull PinCode pin,

            @NotNull @Pattern(regexp = PostalAddress.COUNTRY, message = "must be \"" + PostalAddress.COUNTRY + "\"") String country,

            @Nullable @Schema(
                    types = {"string", "null"},
                    example = "+919876543210",
                    maxLength = 64)
            IndianMobileNumber phone)
            implements StateAndPin {

        PostalAddress toAddress() {
            return new PostalAddress(
                    name.value(),
                    line1.value(),
                    AddressLine.valueOf(line2),
                    city.value(),
                    state,
                    pin,
                    IndianMobileNumber.valueOf(phone),
                    null);
        }
    }

    record PaymentRequest(
            @Schema(
                    description = "One of the payment methods of the shop: cod, or razorpay to pay online.",
                    example = "cod")
            @NotNull @Size(max = 32) String method) {}
}
