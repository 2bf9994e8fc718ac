package com.bharatmart.customer;

/**
 * Somebody cannot log in any more, or says so.
 *
 * @param email where an account may be, or none
 */
public record PasswordResetRequested(EmailAddress email) {}
