package com.bharatmart.identity;

import org.jspecify.annotations.Nullable;

/**
 * What somebody logs in with, as far as they will recognise it in the list of their logins.
 *
 * @param userAgent as the client calls itself, cut off where it gets long
 * @param address of the client
 */
public record Device(@Nullable String userAgent, @Nullable String address) {

    private static final int LONGEST = 256;

    public Device {
        if (userAgent != null && userAgent.length() > LONGEST) {
            userAgent = userAgent.substring(0, LONGEST);
        }
    }
}
