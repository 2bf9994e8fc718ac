package com.bharatmart.identity.web;

import com.bharatmart.identity.password.Password;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PersonName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;

record StaffRequest(
        @NotNull @Schema(types = "string", format = "email", maxLength = 254)
        EmailAddress email,

        @NotNull @Schema(types = "string", minLength = 1, maxLength = PersonName.MAX_LENGTH)
        PersonName name,

        @NotNull @Schema(
                implementation = String.class,
                format = "password",
                minLength = 1,
                maxLength = 128,
                description = "For the first login: it must be changed before any other request.")
        Password password,

        @NotNull Set<@NotNull Role> roles) {

    /** Identifies a repeated request. Excludes the password: no fast hash of it may be stored. */
    List<Object> withoutPassword() {
        return List.of(email, name, roles.stream().sorted().toList());
    }
}
