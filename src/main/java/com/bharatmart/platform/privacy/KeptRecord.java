package com.bharatmart.platform.privacy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the account of the person that it is about (DPDP Act 2023, section 8(7): data is erased unless its
 * retention is necessary for compliance with any law).
 *
 * @param what in words
 * @param reason the law that wants it kept
 * @param until the last day for which it does; null where it names none
 */
public record KeptRecord(
        String what, String reason, @Nullable LocalDate until) {}
