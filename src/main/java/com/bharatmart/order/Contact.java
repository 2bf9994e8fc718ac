package com.bharatmart.order;

/**
 * Where messages about an order go. Both are empty once the personal data of the customer is erased.
 *
 * @param email in the form of {@link com.bharatmart.shared.EmailAddress}
 * @param phone in E.164 form
 */
public record Contact(String email, String phone) {}
