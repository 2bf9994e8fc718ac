package com.bharatmart.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Names the request to change an address. It proves nothing: the mailed token does. */
public record EmailChangeId(UUID value) {

    static EmailChangeId next() {
        return new EmailChangeId(UuidCreator.getTimeOrderedEpoch());
    }
}
