package com.bharatmart.shared;

import org.jspecify.annotations.Nullable;

/**
 * An address in India to ship to or to bill. The limits apply wherever a client sends an address.
 *
 * @param phone in E.164 form
 * @param gstin of a business at this address; an order keeps the GSTIN of its buyer apart from its addresses
 */
public record PostalAddress(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        IndianState state,
        PinCode pin,
        @Nullable String phone,
        @Nullable Gstin gstin) {

    /** The country of every address, by ISO 3166. */
    public static final String COUNTRY = "IN";

    public static final int MAX_NAME_LENGTH = 100;
    public static final int MAX_LINE_LENGTH = 200;
    public static final int MAX_CITY_LENGTH = 100;

    /** Throws {@link InvalidAddressException} if the GSTIN belongs to another state. */
    public void requireGstinOfState() {
        if (gstin != null && !gstin.isOf(state)) {
            throw new InvalidAddressException(
                    "#/gstin", "not_of_state", "starts with the code of another state than " + state);
        }
    }
}
