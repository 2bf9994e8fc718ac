package com.bharatmart.identity;

/** A customer wants another verified phone. The code is made when it is sent, so that it stands in no table. */
public record PhoneChangeRequested(AccountId accountId) {}
