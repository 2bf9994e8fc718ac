package com.bharatmart.platform.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * How session ids travel: as the header {@code X-Auth-Token} for programs, as a cookie for browsers. Over TLS the cookie is
 * {@code __Host-SESSION}, which no other host of the domain and no page without TLS can plant (RFC 6265bis, section
 * 4.1.3.2); on a developer's machine without TLS, where browsers refuse that name, it is {@code SESSION}.
 */
@Component
public class SessionTokenResolver {

    public static final String HEADER = "X-Auth-Token";

    private static final String HOST_COOKIE = "__Host-SESSION";
    private static final String PLAIN_COOKIE = "SESSION";

    private final SessionProperties properties;

    SessionTokenResolver(SessionProperties properties) {
        this.properties = properties;
    }

    /** The name of the cookie that this service gives. */
    public String cookieName() {
        return properties.secureCookie() ? HOST_COOKIE : PLAIN_COOKIE;
    }

    /**
     * What the request carries, null for nothing. The header counts before the cookie, and the cookie of today before the
     * one that versions until 0.1 gave, see {@link SessionToken#byPlainCookie}.
     */
    public @Nullable SessionToken of(HttpServletRequest request) {
        var header = request.getHeader(HEADER);
        if (header != null) {
            return new SessionToken(header, false, false);
        }
        var cookie = cookie(request, cookieName());
        if (cookie != null || !properties.secureCookie()) {
            return cookie == null ? null : new SessionToken(cookie, true, false);
        }
        var plain = cookie(request, PLAIN_COOKIE);
        return plain == null ? null : new SessionToken(plain, true, true);
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

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    private String cookie(String value, Duration maxAge) {
        return ResponseCookie.from(cookieName(), value)
                .path("/")
                .httpOnly(true)
                .secure(properties.secureCookie())
                .sameSite("Lax")
                .maxAge(maxAge)
                .build()
                .toString();
    }
}
