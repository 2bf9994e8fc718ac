package com.bharatmart.identity;

/** A customer wants another e-mail address. The event names the request only: neither the address nor a token is in it. */
public record EmailChangeRequested(EmailChangeId id, AccountId accountId) {}
