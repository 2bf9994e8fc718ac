package com.bharatmart.delivery;

import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.PostalAddress;
import java.util.Optional;

/** Finds an address that a customer has saved. The module that owns address books implements it. */
public interface SavedAddressFinder {

    /** Empty if the address does not exist or belongs to another customer. */
    Optional<PostalAddress> find(CustomerId customer, SavedAddressId id);
}
