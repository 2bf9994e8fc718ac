package com.bharatmart.customer;

import com.bharatmart.identity.Device;
import java.time.Instant;
import java.util.UUID;

/**
 * A consent of a customer, or its withdrawal.
 *
 * @param position increases with each entry
 * @param noticeVersion the version of the notice that the customer has read (DPDP Act 2023, section 5)
 * @param given false for a withdrawal, which must be as easy as the consent (section 6(4))
 * @param device the client that sent it; empty after the erasure of the customer
 */
public record Consent(
        UUID id,
        long position,
        ConsentPurpose purpose,
        String noticeVersion,
        boolean given,
        Instant at,
        Device device) {}
