package com.bharatmart.platform.session;

/**
 * The session id that a request carries.
 *
 * @param byCookie whether a browser sent it by itself, so that another site may have caused the request; only a program
 *     sets the header
 * @param byPlainCookie whether it came as the cookie {@code SESSION} although the service sets {@code __Host-SESSION}:
 *     another host may have planted it, see {@link #isValidFor}
 */
public record SessionToken(String id, boolean byCookie, boolean byPlainCookie) {

    /** A plain cookie is valid only for a session of a version that set plain cookies. */
    public boolean isValidFor(LoginSession session) {
        return !byPlainCookie || !session.hostCookie();
    }

    /** Without the secret, for logs. */
    @Override
    public String toString() {
        return byCookie ? "cookie" : "header";
    }
}
