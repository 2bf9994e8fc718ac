package com.bharatmart.identity;

/** How somebody has shown who they are. */
public enum LoginMethod {
    PASSWORD,
    /** A code sent to their phone. */
    ONE_TIME_CODE
}
