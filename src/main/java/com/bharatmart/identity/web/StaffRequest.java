package com.bharatmart.identity.web;

import com.bharatmart.identity.Password;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;

record StaffRequest(
        @NotNull @Schema(types = "string", format = "email", maxLength = 254)
        EmailAddress email,

        @NotBlank @Size(max = 100) String name,

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
