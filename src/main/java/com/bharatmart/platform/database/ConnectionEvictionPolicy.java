package com.bharatmart.platform.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tells the pool to give up a connection that leads to where nothing can be written any more: a primary that was
 * replaced by its standby goes on answering, and a session that stood still for too long is no more.
 */
public final class ConnectionEvictionPolicy implements SQLExceptionOverride {
    private static final Set<String> OVER = Set.of(SqlState.READ_ONLY, SqlState.IDLE_IN_TRANSACTION);

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return e.getSQLState() != null && OVER.contains(e.getSQLState())
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
