package com.bharatmart.order.web;

import com.bharatmart.order.Address;
import com.bharatmart.order.CheckoutDetails;
import com.bharatmart.order.Contact;
import com.bharatmart.order.PaymentMethod;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PinCode;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Everything that turns a cart into an order, in one call. */
record CheckoutRequest(
        @NotNull @Valid ContactRequest contact,
        @NotNull @Valid AddressRequest shippingAddress,
        @Nullable @Valid AddressRequest billingAddress,
        @Nullable Gstin gstin,

        @Nullable @Pattern(regexp = "standard", message = "must be \"standard\"") String deliveryOption,

        @NotNull @Valid PaymentRequest payment) {

    private static final String PHONE = "(\\+91)?[6-9][0-9]{9}";
    private static final String PHONE_RULE = "must be an Indian mobile number: ten digits, +91 before them or not";

    CheckoutDetails toDetails() {
        var shipping = shippingAddress.toAddress();
        return new CheckoutDetails(
                new Contact(contact.email.value(), e164(contact.phone)),
                shipping,
                billingAddress == null ? shipping : billingAddress.toAddress(),
                gstin,
                PaymentMethod.parse(payment.method));
    }

    private static String e164(String phone) {
        return phone.startsWith("+") ? phone : "+91" + phone;
    }

    record ContactRequest(
            @NotNull @Schema(types = "string", format = "email", maxLength = 254)
            EmailAddress email,

            @NotNull @Pattern(regexp = PHONE, message = PHONE_RULE) String phone) {}

    record AddressRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String line1,
            @Nullable @Size(max = 200) String line2,
            @NotBlank @Size(max = 100) String city,
            @NotNull IndianState state,
            @NotNull PinCode pin,

            @NotNull @Pattern(regexp = "IN", message = "must be \"IN\"") String country,

            @Nullable @Pattern(regexp = PHONE, message = PHONE_RULE) String phone) {

        Address toAddress() {
            return new Address(name, line1, line2, city, state, pin, country, phone == null ? null : e164(phone));
        }
    }

    record PaymentRequest(@NotNull @Size(max = 32) String method) {}
}
