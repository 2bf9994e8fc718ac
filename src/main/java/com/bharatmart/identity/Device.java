package com.bharatmart.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The client of a login, so that its owner recognizes it in the list of logins.
 *
 * @param userAgent the first 256 characters of the header {@code User-Agent}
 * @param address the IP address of the client
 */
public record Device(@Nullable String userAgent, @Nullable String address) {

    private static final int MAX_LENGTH = 256;

    /** The device that sent the request. */
    public static Device of(HttpServletRequest request) {
        return new Device(request.getHeader(HttpHeaders.USER_AGENT), request.getRemoteAddr());
    }

    public Device {
        if (userAgent != null && userAgent.length() > MAX_LENGTH) {
            userAgent = userAgent.substring(0, MAX_LENGTH);
        }
    }
}
