package com.bharatmart.identity;

/** Somebody has chosen another password, and all their other logins have ended. */
public record PasswordChanged(AccountId accountId) {}
