package com.bharatmart.identity;

import com.bharatmart.shared.PhoneNumber;

/** Somebody wants to log in by a code. The code itself is made when it is sent, so that it stands in no table. */
public record OneTimeCodeRequested(PhoneNumber phone) {}
