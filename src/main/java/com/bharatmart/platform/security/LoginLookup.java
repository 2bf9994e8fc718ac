package com.bharatmart.platform.security;

import java.util.Optional;
import java.util.UUID;

/** Knows the logins that stand. Implemented by the module that owns the accounts. */
public interface LoginLookup {

    /** Whose login this is, as of now; empty if it was ended, has expired or never was. */
    Optional<LoginAuthentication> find(UUID login);
}
