package com.bharatmart.customer.web;

import com.bharatmart.customer.AddressBookService;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PhoneNumber;
import com.bharatmart.shared.PinCode;
import com.bharatmart.shared.PostalAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** An address as a customer enters it, with the rules of a checkout. */
record AddressRequest(
        @NotBlank @Size(max = PostalAddress.MAX_NAME_LENGTH) String name,
        @NotBlank @Size(max = PostalAddress.MAX_LINE_LENGTH) String line1,
        @Nullable @Size(max = PostalAddress.MAX_LINE_LENGTH) String line2,
        @NotBlank @Size(max = PostalAddress.MAX_CITY_LENGTH) String city,
        @NotNull IndianState state,
        @NotNull PinCode pin,

        @Nullable @Pattern(regexp = PhoneNumber.INDIAN_MOBILE_PATTERN, message = PhoneNumber.INDIAN_MOBILE_MESSAGE) String phone,

        @Nullable Gstin gstin,

        @Schema(description = "Whether the address becomes the default, in place of another one; false if absent.")
        @Nullable Boolean isDefault) {

    static AddressRequest from(AddressBookService.Entry entry) {
        var address = entry.address();
        return new AddressRequest(
                address.name(),
                address.line1(),
                address.line2(),
                address.city(),
                address.state(),
                address.pin(),
                address.phone(),
                address.gstin(),
                entry.isDefault());
    }

    AddressBookService.Entry toEntry() {
        var e164 = phone == null ? null : PhoneNumber.indianMobile(phone);
        return new AddressBookService.Entry(
                new PostalAddress(name, line1, line2, city, state, pin, e164, gstin), Boolean.TRUE.equals(isDefault));
    }
}
