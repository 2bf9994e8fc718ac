package com.bharatmart.identity;

import com.bharatmart.shared.EmailAddress;
import java.time.Duration;

/**
 * A token to be mailed at once. Only its hash is stored.
 *
 * @param email the address that the token verifies, and the only one it may be sent to
 * @param value the secret
 * @param expiry how long it is valid
 */
public record VerificationToken(EmailAddress email, String value, Duration expiry) {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "a verification token";
    }
}
