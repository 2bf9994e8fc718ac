package com.bharatmart.platform.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** The SQLSTATE codes that the service distinguishes (PostgreSQL documentation, appendix A). */
public final class SqlState {
    public static final String DIVISION_BY_ZERO = "22012";
    public static final String FOREIGN_KEY_VIOLATION = "23503";
    public static final String UNIQUE_VIOLATION = "23505";
    public static final String SERIALIZATION_FAILURE = "40001";
    public static final String DEADLOCK = "40P01";
    public static final String LOCK_TIMEOUT = "55P03";
    public static final String STATEMENT_TIMEOUT = "57014";
    public static final String IDLE_IN_TRANSACTION = "25P03";
    public static final String READ_ONLY = "25006";

    /** A longer chain of causes is a cycle. */
    private static final int MAX_DEPTH = 50;

    private SqlState() {}

    /** The state of the innermost cause that has one, or an empty string. */
    public static String of(Throwable e) {
        return causes(e).stream()
                .map(cause -> cause instanceof SQLException sql ? sql.getSQLState() : null)
                .filter(Objects::nonNull)
                .reduce("", (_, inner) -> inner);
    }

    /** The exception itself and its causes, outermost first. */
    public static List<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, SqlState::cause)
                .limit(MAX_DEPTH)
                .toList();
    }

    /** A rollback that fails because the connection was lost is a consequence: the cause is the failure before it. */
    private static @Nullable Throwable cause(Throwable e) {
        return e instanceof TransactionSystemException rollback && rollback.getApplicationException() != null
                ? rollback.getApplicationException()
                : e.getCause();
    }
}
