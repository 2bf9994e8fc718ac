package com.bharatmart.local;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/** The connection of migrations to a local database, as the owner of the tables. */
public record OwnerConnection(String jdbcUrl) implements FlywayConnectionDetails {

    @Override
    public String getUsername() {
        return LocalPostgres.OWNER;
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
