package com.bharatmart.identity;

/** A customer has proven that a phone is theirs: codes sent to it log them in from now on. */
public record PhoneVerified(AccountId accountId) {}
