package com.bharatmart.platform.database;

import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;

/** The SQLSTATEs that are told apart here (PostgreSQL documentation, appendix A). */
public final class SqlState {
    public static final String FOREIGN_KEY_VIOLATION = "23503";
    public static final String UNIQUE_VIOLATION = "23505";
    public static final String SERIALIZATION_FAILURE = "40001";
    public static final String DEADLOCK = "40P01";
    public static final String LOCK_TIMEOUT = "55P03";
    public static final String STATEMENT_TIMEOUT = "57014";
    public static final String IDLE_IN_TRANSACTION = "25P03";
    public static final String READ_ONLY = "25006";

    private SqlState() {}

    /** The state of the innermost cause, empty where that has none. */
    public static String of(Throwable e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException sql && sql.getSQLState() != null
                ? sql.getSQLState()
                : "";
    }
}
