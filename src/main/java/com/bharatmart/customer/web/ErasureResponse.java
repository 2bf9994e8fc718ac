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
record ErasureResponse(List<RetainedData> kept) {

    static ErasureResponse from(List<RetainedRecord> kept) {
        return new ErasureResponse(kept.stream().map(RetainedData::from).toList());
    }

    /**
     * A record that stays.
     *
     * @param until the last day for which the law requires it; null if the law names none
     */
    record RetainedData(
            String what, String reason, @Nullable LocalDate until) {
        static RetainedData from(RetainedRecord retained) {
            return new RetainedData(retained.what(), retained.reason(), retained.until());
        }
    }
}
