package com.bharatmart.pricing;

import com.bharatmart.shared.IndianState;

/** The kind of supply under GST, by the states of seller and buyer (IGST Act 2017, sections 7, 8 and 10). */
public enum Supply {
    /** Within a state: CGST and SGST, half each. */
    INTRA_STATE,
    /** Within a union territory without a legislature: CGST and UTGST, half each. */
    INTRA_TERRITORY,
    /** Between states: IGST. */
    INTER_STATE;

    static Supply between(IndianState seller, IndianState buyer) {
        if (seller != buyer) {
            return INTER_STATE;
        }
        return seller.isWithoutLegislature() ? INTRA_TERRITORY : INTRA_STATE;
    }
}
