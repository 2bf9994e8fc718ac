package com.bharatmart.customer.web;

import com.bharatmart.customer.ProfileService;
import com.bharatmart.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The fields of a profile that the customer can change. */
record ProfileRequest(
        @NotBlank @Size(max = 100) String name,

        @Nullable @Schema(types = "string", example = "+919876543210", maxLength = 32)
        PhoneNumber phone) {

    static ProfileRequest from(ProfileService.Description description) {
        return new ProfileRequest(description.name(), description.phone());
    }

    ProfileService.Description toDescription() {
        return new ProfileService.Description(name, phone);
    }
}
