package com.bharatmart.platform.session;

import java.util.Objects;
import java.util.UUID;

/**
 * All that Redis keeps of a session: which login it is of. Whose login that is, and whether it still stands, is the
 * database's to say.
 *
 * <p>A field that is added has to do without a value: sessions of the version before do not have it.
 *
 * @param login names a login, see {@link com.bharatmart.platform.security.LoginLookup}
 * @param hostCookie whether it was made by a version that knows the cookie {@code __Host-SESSION}; false for sessions of
 *     versions before
 */
public record LoginSession(UUID login, boolean hostCookie) {
    public LoginSession {
        Objects.requireNonNull(login, "login");
    }
}
