package com.bharatmart.identity;

/** An account was asked for. The event names the request only: neither the address nor a token is in it. */
public record SignUpRequested(PendingSignUpId id) {}
