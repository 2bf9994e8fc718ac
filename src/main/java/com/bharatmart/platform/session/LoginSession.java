package com.bharatmart.platform.session;

import java.util.Objects;
import java.util.UUID;

/**
 * The content of a session in Redis: the id of its login. The database knows the account of the login and whether the
 * login is still valid.
 *
 * <p>A new field must allow a missing value: sessions of the previous version do not have it.
 *
 * @param login the id of a login
 * @param hostCookie whether the version that created the session knows the cookie {@code __Host-SESSION}; false for
 *     sessions of earlier versions
 */
public record LoginSession(UUID login, boolean hostCookie) {
    public LoginSession {
        Objects.requireNonNull(login, "login");
    }
}
