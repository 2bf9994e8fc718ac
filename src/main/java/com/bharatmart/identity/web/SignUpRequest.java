package com.bharatmart.identity.web;

import com.bharatmart.identity.password.Password;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PersonName;
import com.bharatmart.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

record SignUpRequest(
        @NotNull @Schema(types = "string", format = "email", maxLength = 254)
        EmailAddress email,

        @NotNull @Schema(implementation = String.class, format = "password", minLength = 1, maxLength = 128)
        Password password,

        @NotNull @Schema(types = "string", minLength = 1, maxLength = PersonName.MAX_LENGTH)
        PersonName name,

        @Nullable @Schema(
                types = {"string", "null"},
                example = "+919876543210",
                maxLength = 32)
        PhoneNumber phone) {

    /** Identifies a repeated request. Excludes the password: no fast hash of it may be stored. */
    List<Object> withoutPassword() {
        return Arrays.asList(email, name, phone);
    }
}
