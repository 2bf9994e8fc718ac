package com.bharatmart.delivery;

import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.PostalAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The saved addresses that requests refer to by their ids. */
@Service
public class SavedAddressService {

    private final SavedAddressFinder addresses;
    private final PinCodeService pins;

    SavedAddressService(SavedAddressFinder addresses, PinCodeService pins) {
        this.addresses = addresses;
        this.pins = pins;
    }

    /**
     * Returns an address of the customer. The directory may know more than when the address was saved, so that its PIN code
     * is checked again.
     *
     * @param customer null for a guest, who has no saved addresses
     * @param pointer the JSON pointer of the id in the request
     * @throws SavedAddressException if the customer has no such address, or its PIN code is not of its state
     */
    public PostalAddress require(@Nullable CustomerId customer, SavedAddressId id, String pointer) {
        if (customer == null) {
            throw new SavedAddressException.NotFoundException(pointer);
        }
        var address =
                addresses.find(customer, id).orElseThrow(() -> new SavedAddressException.NotFoundException(pointer));
        if (!pins.canBeIn(address.pin(), address.state())) {
            throw new SavedAddressException.ContradictoryException(
                    pointer, pins.contradiction(address.pin(), address.state()));
        }
        return address;
    }
}
