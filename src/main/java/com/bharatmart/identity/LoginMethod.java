package com.bharatmart.identity;

/** How a login was authenticated. */
public enum LoginMethod {
    PASSWORD,
    /** A code sent to a verified phone. */
    ONE_TIME_CODE
}
