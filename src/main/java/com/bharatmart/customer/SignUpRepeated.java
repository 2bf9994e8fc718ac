package com.bharatmart.customer;

/** Somebody wanted an account under an address that has one. */
public record SignUpRepeated(AccountId accountId) {}
