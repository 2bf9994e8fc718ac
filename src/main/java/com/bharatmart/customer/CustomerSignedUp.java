package com.bharatmart.customer;

/** There is a new customer. */
public record CustomerSignedUp(AccountId accountId) {}
