package com.bharatmart.customer.web;

import com.bharatmart.customer.ProfileService;
import com.bharatmart.shared.PersonName;
import com.bharatmart.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The fields of a profile that the customer can change. */
record ProfileRequest(
        @NotNull @Schema(types = "string", minLength = 1, maxLength = PersonName.MAX_LENGTH)
        PersonName name,

        @Nullable @Schema(types = "string", example = "+919876543210", maxLength = 32)
        PhoneNumber phone) {

    /** A name that was stored before this rule is missing, so that the patch has to bring another one. */
    @SuppressWarnings("NullAway") // the validation finds what is missing
    static ProfileRequest from(ProfileService.Description description) {
        return new ProfileRequest(PersonName.parse(description.name()).orElse(null), description.phone());
    }

    ProfileService.Description toDescription() {
        return new ProfileService.Description(name.value(), phone);
    }
}
