package com.bharatmart.customer;

/** Somebody wanted to use an address that has an account already, for a new account or for one of theirs. */
public record SignUpRepeated(AccountId accountId) {}
