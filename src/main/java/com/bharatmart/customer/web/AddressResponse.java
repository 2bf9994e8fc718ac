package com.bharatmart.customer.web;

import com.bharatmart.customer.AddressId;
import com.bharatmart.customer.SavedAddress;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PinCode;
import org.jspecify.annotations.Nullable;

/**
 * An address in the address book of a customer.
 *
 * @param country always {@code IN}
 * @param phone in E.164 format
 */
record AddressResponse(
        AddressId id,
        String name,
        String line1,
        @Nullable String line2,
        String city,
        IndianState state,
        PinCode pin,
        String country,
        @Nullable String phone,
        @Nullable Gstin gstin,
        boolean isDefault) {

    static AddressResponse from(SavedAddress saved) {
        var address = saved.address();
        return new AddressResponse(
                saved.id(),
                address.name(),
                address.line1(),
                address.line2(),
                address.city(),
                address.state(),
                address.pin(),
                "IN",
                address.phone(),
                address.gstin(),
                saved.isDefault());
    }
}
