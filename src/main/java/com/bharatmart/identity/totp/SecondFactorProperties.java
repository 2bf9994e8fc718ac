package com.bharatmart.identity.totp;

import com.bharatmart.platform.security.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The second factor of staff.
 *
 * @param requiredFor the roles that need a second factor for every request; needs a key
 * @param key encrypts the secrets of authenticator apps in the database: 32 random bytes in Base64, the same for all
 *     instances; without it, staff cannot set up a second factor
 * @param previousKeys earlier keys, which still decrypt; a secret is encrypted with the current key when it is next used
 * @param issuer the shop's name as the app shows it
 */
@Validated
@ConfigurationProperties("bharatmart.staff.second-factor")
public record SecondFactorProperties(
        @NotNull @DefaultValue Set<Role> requiredFor,
        @Nullable String key,
        @NotNull @DefaultValue List<String> previousKeys,
        @NotBlank @DefaultValue("BharatMart") String issuer) {

    public SecondFactorProperties {
        key = key == null || key.isBlank() ? null : key;
        if (!requiredFor.isEmpty() && key == null) {
            throw new IllegalArgumentException(
                    "bharatmart.staff.second-factor.required-for needs" + " bharatmart.staff.second-factor.key");
        }
    }

    public boolean isRequiredOf(Collection<Role> roles) {
        return !Collections.disjoint(requiredFor, roles);
    }

    /** Keeps the keys out of logs. */
    @Override
    public String toString() {
        return "required for " + requiredFor;
    }
}
