package com.bharatmart.customer.web;

import com.bharatmart.platform.privacy.KeptRecord;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customer is erased.
 *
 * @param kept what is not, and which law wants it kept
 */
record ErasureResponse(List<Kept> kept) {

    static ErasureResponse from(List<KeptRecord> kept) {
        return new ErasureResponse(kept.stream().map(Kept::from).toList());
    }

    /**
     * Something that is kept.
     *
     * @param until the last day for which the law wants it; null where it names none
     */
    record Kept(String what, String reason, @Nullable LocalDate until) {
        static Kept from(KeptRecord kept) {
            return new Kept(kept.what(), kept.reason(), kept.until());
        }
    }
}
