package com.bharatmart.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Names a sign-up until its address is verified. It proves nothing: the mailed token does. */
public record PendingSignUpId(UUID value) {

    static PendingSignUpId next() {
        return new PendingSignUpId(UuidCreator.getTimeOrderedEpoch());
    }
}
