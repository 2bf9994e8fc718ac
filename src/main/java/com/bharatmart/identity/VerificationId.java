package com.bharatmart.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a sign-up or a change of address that waits for its verification. Only the mailed token verifies it. */
public record VerificationId(UUID value) {

    static VerificationId next() {
        return new VerificationId(UuidCreator.getTimeOrderedEpoch());
    }
}
