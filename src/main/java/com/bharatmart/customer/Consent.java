package com.bharatmart.customer;

import com.bharatmart.identity.Device;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that a customer has agreed to, or withdrawn.
 *
 * @param position of later lines it is greater
 * @param noticeVersion which notice they have read (DPDP Act 2023, section 5)
 * @param given false: withdrawn, which must be as easy (section 6(4))
 * @param device where it came from; empty once the customer is erased
 */
public record Consent(
        UUID id,
        long position,
        ConsentPurpose purpose,
        String noticeVersion,
        boolean given,
        Instant at,
        Device device) {}
