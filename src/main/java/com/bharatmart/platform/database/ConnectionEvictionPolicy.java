package com.bharatmart.platform.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Evicts connections that accept no more writes from the pool: a demoted primary still answers, and the server ends a session
 * that was idle in a transaction for too long.
 */
public final class ConnectionEvictionPolicy implements SQLExceptionOverride {
    private static final Set<String> EVICTED = Set.of(SqlState.READ_ONLY, SqlState.IDLE_IN_TRANSACTION);

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return e.getSQLState() != null && EVICTED.contains(e.getSQLState())
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
