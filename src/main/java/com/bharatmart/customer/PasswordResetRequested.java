package com.bharatmart.customer;

import com.bharatmart.shared.EmailAddress;

/**
 * Somebody cannot log in any more, or says so.
 *
 * @param email where an account may be, or none
 */
public record PasswordResetRequested(EmailAddress email) {}
