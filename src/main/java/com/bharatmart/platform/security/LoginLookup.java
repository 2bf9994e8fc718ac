package com.bharatmart.platform.security;

import java.util.Optional;
import java.util.UUID;

/** Finds valid logins. The module that owns the accounts implements it. */
public interface LoginLookup {

    /** The current account and roles of a login; empty if it has ended, has expired or does not exist. */
    Optional<LoginAuthentication> find(UUID login);
}
