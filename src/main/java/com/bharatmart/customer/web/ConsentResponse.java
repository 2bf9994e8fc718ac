package com.bharatmart.customer.web;

import com.bharatmart.customer.Consent;
import com.bharatmart.customer.ConsentPurpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent or its withdrawal.
 *
 * @param given false for a withdrawal
 * @param address the IP address of the client
 */
record ConsentResponse(
        UUID id,
        ConsentPurpose purpose,
        String noticeVersion,
        boolean given,
        Instant at,
        @Nullable String address,
        @Nullable String userAgent) {

    static ConsentResponse from(Consent consent) {
        return new ConsentResponse(
                consent.id(),
                consent.purpose(),
                consent.noticeVersion(),
                consent.given(),
                consent.at(),
                consent.device().address(),
                consent.device().userAgent());
    }
}
