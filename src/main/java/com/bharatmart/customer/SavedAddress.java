package com.bharatmart.customer;

import com.bharatmart.shared.PostalAddress;

/**
 * An address in a customer's book.
 *
 * @param isDefault whether it is the one to propose; one at the most is
 */
public record SavedAddress(AddressId id, PostalAddress address, boolean isDefault, int version) {}
