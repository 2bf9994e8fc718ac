package com.bharatmart.identity;

/** There is a new customer. */
public record CustomerSignedUp(AccountId accountId) {}
