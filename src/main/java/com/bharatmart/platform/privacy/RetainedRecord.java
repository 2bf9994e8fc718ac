package com.bharatmart.platform.privacy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Personal data that is kept after the erasure of its account (DPDP Act 2023, section 8(7): data is erased unless its
 * retention is necessary for compliance with any law).
 *
 * @param what a description of the data
 * @param reason the law that requires the retention
 * @param until the last day of the retention; null if the law names none
 */
public record RetainedRecord(
        String what, String reason, @Nullable LocalDate until) {}
