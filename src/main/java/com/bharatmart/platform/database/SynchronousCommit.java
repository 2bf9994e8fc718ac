package com.bharatmart.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/**
 * Commits and the synchronous standby. PostgreSQL waits for the standby in the commit of a transaction that has written. In
 * three cases a row is visible that the standby does not have, and that a failover loses: the server restarted while the
 * commit waited, the wait was canceled, or the waiting session was terminated. This class makes reads wait that acknowledge
 * such a row, and does not take a canceled wait for a success. Without a synchronous standby nothing waits.
 */
public final class SynchronousCommit {

    /** SQLSTATE 08007: the outcome of the transaction is not known. */
    private static final String UNKNOWN = "08007";

    /** The state of {@code WARNING: canceling wait for synchronous replication due to user request}. */
    private static final String CANCELED_WAIT = "01000";

    private SynchronousCommit() {}

    /**
     * An expression for the columns of a SELECT, whose value is of no use. The transaction then waits in its commit until
     * the standby has all rows that the statement can see. It writes a message for logical decoding into the log, about
     * 100 bytes. A transaction that only gets an id does not wait.
     */
    public static String expression() {
        return "pg_logical_emit_message(true, 'bharatmart', '')";
    }

    /**
     * Waits until the standby has everything that this connection can see: what became visible when the server restarted
     * would otherwise be read, and lost by a failover. Does nothing on a standby.
     *
     * @param connection a new one, with auto-commit
     * @throws SQLException if the wait is canceled, or is longer than the network timeout of the connection
     */
    public static void awaitStandby(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT CASE WHEN NOT pg_is_in_recovery() THEN " + expression() + " END")) {
            execute(statement);
        }
    }

    /**
     * Commits. PostgreSQL answers a commit whose wait was canceled with success and a warning.
     *
     * @throws SQLException with a state of class 08 if the transaction has committed but may not be on the standby
     */
    public static void commit(Connection connection) throws SQLException {
        connection.clearWarnings();
        connection.commit();
        requireNoCanceledWait(connection.getWarnings());
    }

    /**
     * Executes a statement that ends with a commit, by itself or by auto-commit.
     *
     * @throws SQLException as {@link #commit}, or if one of its statements fails
     */
    static void execute(PreparedStatement statement) throws SQLException {
        statement.execute();
        requireNoCanceledWait(statement.getWarnings());
    }

    /** No other warning of a commit has this state. The text is in the language of the server. */
    private static void requireNoCanceledWait(@Nullable SQLWarning first) throws SQLException {
        for (var warning = first; warning != null; warning = warning.getNextWarning()) {
            if (CANCELED_WAIT.equals(warning.getSQLState())) {
                throw new SQLException("the wait for the standby was canceled: " + warning.getMessage(), UNKNOWN);
            }
        }
    }
}
