package com.bharatmart.identity;

/** An address that has an account was asked for again, for a new account or for another one. */
public record SignUpRepeated(AccountId accountId) {}
