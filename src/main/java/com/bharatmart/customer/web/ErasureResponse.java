package com.bharatmart.customer.web;

import com.bharatmart.platform.privacy.RetainedRecord;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of an erasure.
 *
 * @param kept the records that stay, and which law requires them
 */
record ErasureResponse(List<RetainedRecord> kept) {

    static ErasureResponse from(List<RetainedRecord> kept) {
        return new ErasureResponse(kept.stream().map(RetainedRecord::from).toList());
    }

    /**
     * A record that stays.
     *
     * @param until the last day for which the law requires it; null if the law names none
     */
    record RetainedRecord(
            String what, String reason, @Nullable LocalDate until) {
        static RetainedRecord from(RetainedRecord kept) {
            return new RetainedRecord(kept.what(), kept.reason(), kept.until());
        }
    }
}
