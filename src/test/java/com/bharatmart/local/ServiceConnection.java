package com.bharatmart.local;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The connection of the service to a local database. */
public record ServiceConnection(String jdbcUrl) implements JdbcConnectionDetails {

    @Override
    public String getUsername() {
        return LocalPostgres.APPLICATION_ROLE;
    }

    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public String getJdbcUrl() {
        return jdbcUrl;
    }
}
