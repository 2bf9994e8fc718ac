package com.bharatmart.platform.session;

/**
 * The session id that a request carries.
 *
 * @param byCookie whether a browser sent it by itself, so that the request may be one that the person never wanted;
 *     a header is set on purpose
 */
public record SessionToken(String id, boolean byCookie) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return byCookie ? "cookie" : "header";
    }
}
