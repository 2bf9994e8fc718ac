package com.bharatmart.platform.session;

/**
 * The session id that a request carries.
 *
 * @param byCookie whether a browser sent it by itself, so that the request may be one that the person never wanted;
 *     a header is set on purpose
 * @param byPlainCookie whether it came as the cookie {@code SESSION} where the cookie is {@code __Host-SESSION}: another
 *     host may have planted it, so that it opens only what versions before that name have given, see {@link #opens}
 */
public record SessionToken(String id, boolean byCookie, boolean byPlainCookie) {

    /** Whether the session may have been given to a browser the way in which this token came. */
    public boolean opens(LoginSession session) {
        return !byPlainCookie || !session.hostCookie();
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return byCookie ? "cookie" : "header";
    }
}
