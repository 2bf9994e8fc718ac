package com.bharatmart.order.web;

import com.bharatmart.order.CheckoutDetails;
import com.bharatmart.order.Contact;
import com.bharatmart.order.PaymentMethod;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PhoneNumber;
import com.bharatmart.shared.PinCode;
import com.bharatmart.shared.PostalAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** All that turns a cart into an order, in one request. */
record CheckoutRequest(
        @NotNull @Valid ContactRequest contact,
        @NotNull @Valid AddressRequest shippingAddress,
        @Nullable @Valid AddressRequest billingAddress,
        @Nullable Gstin gstin,

        @Nullable @Pattern(regexp = "standard", message = "must be \"standard\"") String deliveryOption,

        @NotNull @Valid PaymentRequest payment) {

    CheckoutDetails toDetails() {
        var shipping = shippingAddress.toAddress();
        return new CheckoutDetails(
                new Contact(contact.email.value(), PhoneNumber.indianMobile(contact.phone)),
                shipping,
                billingAddress == null ? shipping : billingAddress.toAddress(),
                gstin,
                PaymentMethod.parse(payment.method));
    }

    record ContactRequest(
            @NotNull @Schema(types = "string", format = "email", maxLength = 254)
            EmailAddress email,

            @NotNull @Pattern(regexp = PhoneNumber.INDIAN_MOBILE_PATTERN, message = PhoneNumber.INDIAN_MOBILE_MESSAGE) String phone) {}

    record AddressRequest(
            @NotBlank @Size(max = PostalAddress.MAX_NAME_LENGTH) String name,

            @NotBlank @Size(max = PostalAddress.MAX_LINE_LENGTH) String line1,

            @Nullable @Size(max = PostalAddress.MAX_LINE_LENGTH) String line2,

            @NotBlank @Size(max = PostalAddress.MAX_CITY_LENGTH) String city,

            @NotNull IndianState state,
            @NotNull PinCode pin,

            @NotNull @Pattern(regexp = PostalAddress.COUNTRY, message = "must be \"" + PostalAddress.COUNTRY + "\"") String country,

            @Nullable @Pattern(regexp = PhoneNumber.INDIAN_MOBILE_PATTERN, message = PhoneNumber.INDIAN_MOBILE_MESSAGE) String phone) {

        PostalAddress toAddress() {
            var e164 = phone == null ? null : PhoneNumber.indianMobile(phone);
            return new PostalAddress(name, line1, line2, city, state, pin, e164, null);
        }
    }

    record PaymentRequest(@NotNull @Size(max = 32) String method) {}
}
