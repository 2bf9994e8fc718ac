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
 * Reads and writes session ids: the header {@code X-Auth-Token} for programs, a cookie for browsers. Over TLS the cookie is
 * {@code __Host-SESSION}, which no other host of the domain and no page without TLS can set (RFC 6265bis, section
 * 4.1.3.2). Without TLS, in local development, browsers reject that name, and the cookie is {@code SESSION}.
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

    /** The name of the cookie that this service sets. */
    public String cookieName() {
        return properties.secureCookie() ? HOST_COOKIE : PLAIN_COOKIE;
    }

    /**
     * The session id of a request, or null. The header takes precedence over the cookie, and the current cookie over the
     * one of versions up to 0.1, see {@link SessionToken#byPlainCookie}.
     */
    public @Nullable SessionToken resolve(HttpServletRequest request) {
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

    /** Sends a new session id as a header and as a cookie with the given lifetime. */
    public void send(HttpServletResponse response, String id, Duration lifetime) {
        response.setHeader(HEADER, id);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(id, lifetime));
    }

    /** Deletes the session cookie of the browser. */
    public void clear(HttpServletResponse response) {
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
