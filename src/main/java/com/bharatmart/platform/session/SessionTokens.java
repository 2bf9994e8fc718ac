package com.bharatmart.platform.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** How session ids travel: as the header {@code X-Auth-Token} for programs, as the cookie {@code SESSION} for browsers. */
@Component
public class SessionTokens {

    public static final String HEADER = "X-Auth-Token";
    public static final String COOKIE = "SESSION";

    private final SessionProperties properties;

    SessionTokens(SessionProperties properties) {
        this.properties = properties;
    }

    /** What the request carries, null for nothing. The header counts if there are both. */
    public @Nullable SessionToken of(HttpServletRequest request) {
        var header = request.getHeader(HEADER);
        if (header != null) {
            return new SessionToken(header, false);
        }
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null || cookie.getValue().isEmpty() ? null : new SessionToken(cookie.getValue(), true);
    }

    /** Hands a new session to the client, both ways, for as long as it may live. */
    public void give(HttpServletResponse response, String id, Duration lifetime) {
        response.setHeader(HEADER, id);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(id, lifetime));
    }

    /** Lets the browser forget its session. */
    public void takeBack(HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO));
    }

    private String cookie(String value, Duration maxAge) {
        return ResponseCookie.from(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(properties.secureCookie())
                .sameSite("Lax")
                .maxAge(maxAge)
                .build()
                .toString();
    }
}
