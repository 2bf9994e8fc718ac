package com.bharatmart.shared;

import com.bharatmart.customer.CustomerException;
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

    /** Throws {@link CustomerException.Contradiction} if PIN code or GSTIN cannot be of the state. */
    void requireOneState() {
        if (!state.mayHave(pin)) {
            throw new CustomerException.Contradiction("#/pin", "not_of_state", "is not a PIN code of " + state);
        }
        if (gstin != null && !gstin.isOf(state)) {
            throw new CustomerException.Contradiction(
                    "#/gstin", "not_of_state", "starts with the code of another state than " + state);
        }
    }
}
