package com.bharatmart.customer.web;

import com.bharatmart.customer.AddressBookService;
import com.bharatmart.delivery.PinOfState;
import com.bharatmart.delivery.StateAndPin;
import com.bharatmart.shared.AddressLine;
import com.bharatmart.shared.CityName;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.IndianMobileNumber;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PersonName;
import com.bharatmart.shared.PinCode;
import com.bharatmart.shared.PostalAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** An address as a customer enters it, with the rules of a checkout. */
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

        @Schema(description = "Every address is in India.")
        @Nullable @Pattern(regexp = PostalAddress.COUNTRY, message = "must be \"" + PostalAddress.COUNTRY + "\"") String country,

        @Nullable @Schema(
                types = {"string", "null"},
                example = "+919876543210",
                maxLength = 64)
        IndianMobileNumber phone,

        @Nullable Gstin gstin,

        @Schema(description = "Whether the address becomes the default, in place of another one; false if absent.")
        @Nullable Boolean isDefault)
        implements StateAndPin {

    /** What was stored before a rule and breaks it is missing, so that the patch has to bring another value. */
    @SuppressWarnings("NullAway") // the validation finds what is missing
    static AddressRequest from(AddressBookService.Entry entry) {
        var address = entry.address();
        return new AddressRequest(
                PersonName.parse(address.name()).orElse(null),
                AddressLine.parse(address.line1()),
                AddressLine.parse(address.line2()),
                CityName.parse(address.city()),
                address.state(),
                address.pin(),
                PostalAddress.COUNTRY,
                address.phone() == null ? null : new IndianMobileNumber(address.phone()),
                address.gstin(),
                entry.isDefault());
    }

    AddressBookService.Entry toEntry() {
        return new AddressBookService.Entry(
                new PostalAddress(
                        name.value(),
                        line1.value(),
                        AddressLine.valueOf(line2),
                        city.value(),
                        state,
                        pin,
                        IndianMobileNumber.valueOf(phone),
                        gstin),
                Boolean.TRUE.equals(isDefault));
    }
}
