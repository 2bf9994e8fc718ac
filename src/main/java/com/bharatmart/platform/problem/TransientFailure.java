package com.bharatmart.platform.problem;

import com.bharatmart.platform.database.SqlState;
import com.bharatmart.platform.redis.RedisErrorCode;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.TransactionException;

/** A failure that is over after a while: a retry may succeed. */
enum TransientFailure {
    /** The database or this instance has too much work. */
    OVERLOAD,
    /** The database accepts no writes. */
    READ_ONLY,
    /** The database or Redis is not available. */
    DEPENDENCY;

    private static final List<String> DEPENDENCY_CLASSES = List.of("08", "57P", "58");

    private static final Set<String> DEPENDENCY_STATES = Set.of(SqlState.IDLE_IN_TRANSACTION, "53100");

    /** The severity of an error after which the server closes the connection. */
    private static final String FATAL = "FATAL";

    /** Lock or statement timeout, deadlock, serialization failure, out of connections or memory. */
    private static final Set<String> OVERLOAD_STATES = Set.of(
            SqlState.LOCK_TIMEOUT,
            SqlState.STATEMENT_TIMEOUT,
            SqlState.DEADLOCK,
            SqlState.SERIALIZATION_FAILURE,
            "53000",
            "53200",
            "53300");

    /** Empty for a failure of any other kind. */
    static Optional<TransientFailure> of(Throwable e) {
        if (isOverload(e)) {
            return Optional.of(OVERLOAD);
        }
        if (SqlState.of(e).equals(SqlState.READ_ONLY)) {
            return Optional.of(READ_ONLY);
        }
        return isDependencyFailure(e) ? Optional.of(DEPENDENCY) : Optional.empty();
    }

    private static boolean isOverload(Throwable e) {
        var state = SqlState.of(e);
        var causes = SqlState.causes(e);
        return e instanceof QueryTimeoutException
                || OVERLOAD_STATES.contains(state)
                || (state.isEmpty() && causes.getLast() instanceof SQLTransientConnectionException);
    }

    /**
     * The connection is broken or was never established (class 08), the server is stopping or starting (57P), its disk is
     * full or fails (53100, 58), or it has ended an idle transaction (25P03). A connection that the pool has closed because
     * it is broken has no SQL state. An error that ends the session counts whatever its state is: poolers report all
     * failures of their own with one state, such as XX000.
     */
    private static boolean isDependencyFailure(Throwable e) {
        var state = SqlState.of(e);
        var causes = SqlState.causes(e);
        return DEPENDENCY_CLASSES.stream().anyMatch(state::startsWith)
                || DEPENDENCY_STATES.contains(state)
                || (state.isEmpty() && causes.getLast() instanceof SQLException)
                || causes.stream().anyMatch(TransientFailure::hasEndedTheSession)
                || causes.stream().anyMatch(DataAccessResourceFailureException.class::isInstance)
                || isBrokenConnection(causes);
    }

    private static boolean hasEndedTheSession(Throwable e) {
        return e instanceof PSQLException failure
                && failure.getServerErrorMessage() != null
                && FATAL.equals(failure.getServerErrorMessage().getSeverity());
    }

    /**
     * A network error inside of an exception of the database or Redis. Network errors of other peers do not count: their
     * callers handle them.
     */
    private static boolean isBrokenConnection(List<Throwable> causes) {
        return causes.stream()
                .dropWhile(cause -> !isOfDatabaseOrRedis(cause))
                .anyMatch(cause -> cause instanceof IOException || isRedisConnectionFailure(cause));
    }

    private static boolean isOfDatabaseOrRedis(Throwable e) {
        return e instanceof DataAccessException
                || e instanceof TransactionException
                || e instanceof SQLException
                || e instanceof RedisException;
    }

    /** Lettuce has no exception type for a closed connection, but one for an error that Redis returns. */
    private static boolean isRedisConnectionFailure(Throwable e) {
        return e instanceof RedisException
                && (!(e instanceof RedisCommandExecutionException)
                        || RedisErrorCode.of(e).isPresent());
    }
}
