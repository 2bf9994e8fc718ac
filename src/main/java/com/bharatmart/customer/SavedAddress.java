package com.bharatmart.customer;

import com.bharatmart.shared.PostalAddress;

/**
 * An address in the address book of a customer.
 *
 * @param isDefault whether it is the default; at most one address is
 */
public record SavedAddress(AddressId id, PostalAddress address, boolean isDefault, int version) {}
