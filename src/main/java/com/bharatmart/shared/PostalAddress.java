package com.bharatmart.shared;

import org.jspecify.annotations.Nullable;

/**
 * An address in India to send to or to bill.
 *
 * @param phone in E.164
 * @param gstin of a business there
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

    /** Throws {@link InvalidAddressException} if the PIN code or the GSTIN cannot be of the state. */
    public void requireOneState() {
        if (!state.mayHave(pin)) {
            throw new InvalidAddressException("#/pin", "not_of_state", "is not a PIN code of " + state);
        }
        if (gstin != null && !gstin.isOf(state)) {
            throw new InvalidAddressException(
                    "#/gstin", "not_of_state", "starts with the code of another state than " + state);
        }
    }
}
