package com.bharatmart.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first member of staff, an ADMIN. The first start adds the account, whose password must be changed before any other
 * request. There is no default.
 *
 * @param email the address to log in with; empty to add no account
 * @param password the password of the first login
 */
@ConfigurationProperties("bharatmart.staff.first")
record FirstStaffProperties(
        @Nullable String email, @Nullable String password) {

    FirstStaffProperties {
        email = email == null || email.isBlank() ? null : email;
        password = password == null || password.isEmpty() ? null : password;
        if ((email == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "bharatmart.staff.first.email and bharatmart.staff.first.password belong together");
        }
    }

    @Override
    public String toString() {
        return "first member of staff: " + email;
    }
}
