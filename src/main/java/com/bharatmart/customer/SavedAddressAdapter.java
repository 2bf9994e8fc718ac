package com.bharatmart.customer;

import com.bharatmart.delivery.SavedAddressFinder;
import com.bharatmart.delivery.SavedAddressId;
import com.bharatmart.identity.AccountId;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.PostalAddress;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds saved addresses for the delivery module, which does not depend on address books. */
@Component
class SavedAddressAdapter implements SavedAddressFinder {

    private final AddressRepository addresses;

    SavedAddressAdapter(AddressRepository addresses) {
        this.addresses = addresses;
    }

    @Override
    public Optional<PostalAddress> find(CustomerId customer, SavedAddressId id) {
        return addresses
                .find(new AccountId(customer.value()), new AddressId(id.value()))
                .map(SavedAddress::address);
    }
}
