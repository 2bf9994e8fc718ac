package com.bharatmart.identity.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A code of a second factor.
 *
 * @param code six digits of the authenticator app, or a recovery code
 */
record SecondFactorCodeRequest(
        @NotNull @Size(min = 6, max = 64) String code) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "a code";
    }
}
