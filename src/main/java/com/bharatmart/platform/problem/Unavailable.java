package com.bharatmart.platform.problem;

import com.bharatmart.platform.database.SqlState;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;

/** The two ways of being unavailable for a moment, both 503 with {@code Retry-After}. */
public final class Unavailable {

    /** Says after how many seconds whoever is told {@code overloaded} on this thread may ask again. */
    public static final ScopedValue<IntSupplier> NEXT_ATTEMPT = ScopedValue.newInstance();

    /** Seconds; not the same for all, so that those who were turned away together do not come back together. */
    private static final int SOONEST = 1;

    private static final int LATEST = 3;

    private static final List<String> DEPENDENCY_CLASSES = List.of("08", "57P", "58");

    private static final Set<String> DEPENDENCY_STATES =
            Set.of(SqlState.IDLE_IN_TRANSACTION, SqlState.READ_ONLY, "53100");

    private static final List<String> REDIS_NOT_READY = List.of("READONLY", "LOADING", "MASTERDOWN", "OOM");

    /** Waited too long for a lock or an answer, lost a deadlock, no connection or memory left. */
    private static final Set<String> OVERLOAD_STATES = Set.of(
            SqlState.LOCK_TIMEOUT,
            SqlState.STATEMENT_TIMEOUT,
            SqlState.DEADLOCK,
            SqlState.SERIALIZATION_FAILURE,
            "53000",
            "53200",
            "53300");

    private Unavailable() {}

    /** The answer if waiting may help; empty for a failure of any other kind. */
    public static Optional<ResponseEntity<ProblemDetail>> answerTo(Throwable e) {
        if (isOverload(e)) {
            return Optional.of(overloaded());
        }
        return isDependencyFailure(e) ? Optional.of(dependency()) : Optional.empty();
    }

    private static boolean isOverload(Throwable e) {
        var state = SqlState.of(e);
        var causes = SqlState.causes(e);
        return e instanceof QueryTimeoutException
                || OVERLOAD_STATES.contains(state)
                || (state.isEmpty() && causes.getLast() instanceof SQLTransientConnectionException);
    }

    /**
     * The connection is broken or was never made (class 08), the server is going or coming (57P), its disk is full or
     * fails (53100, 58), it has ended a transaction that stood still (25P03), or it is read-only (25006). The pool has no
     * state for a connection that it has closed because it is broken.
     */
    private static boolean isDependencyFailure(Throwable e) {
        var state = SqlState.of(e);
        var causes = SqlState.causes(e);
        return DEPENDENCY_CLASSES.stream().anyMatch(state::startsWith)
                || DEPENDENCY_STATES.contains(state)
                || (state.isEmpty() && causes.getLast() instanceof SQLException)
                || causes.stream().anyMatch(DataAccessResourceFailureException.class::isInstance)
                || isBrokenConnection(causes);
    }

    /**
     * What the network says inside of what the database or Redis is used by. What it says of any other peer is not
     * meant: whoever calls that knows what its absence means.
     */
    private static boolean isBrokenConnection(List<Throwable> causes) {
        return causes.stream()
                .dropWhile(cause -> !isOfStore(cause))
                .anyMatch(cause -> cause instanceof IOException || isOfConnectionToRedis(cause));
    }

    private static boolean isOfStore(Throwable e) {
        return e instanceof DataAccessException
                || e instanceof TransactionException
                || e instanceof PersistenceException
                || e instanceof SQLException
                || e instanceof RedisException;
    }

    /** Lettuce has no type of its own for a connection that was closed; what Redis itself refuses has one. */
    private static boolean isOfConnectionToRedis(Throwable e) {
        return e instanceof RedisException
                && (!(e instanceof RedisCommandExecutionException refused) || isGoneOver(refused));
    }

    /** A replica since a failover, or one that loads its data, or has lost its master. */
    private static boolean isGoneOver(RedisCommandExecutionException refused) {
        var message = String.valueOf(refused.getMessage());
        return REDIS_NOT_READY.stream().anyMatch(message::startsWith);
    }

    public static ResponseEntity<ProblemDetail> overloaded() {
        return retry(
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "overloaded",
                        "Too much is going on right now. Try again after the time in Retry-After."),
                NEXT_ATTEMPT.orElse(Unavailable::soon).getAsInt());
    }

    public static ResponseEntity<ProblemDetail> dependency() {
        return retry(Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "dependency_unavailable",
                "Something that this request needs is unavailable for the moment. Try again shortly."));
    }

    /** The same problem, with the time after which a retry makes sense. */
    public static ResponseEntity<ProblemDetail> retry(ProblemDetail problem) {
        return retry(problem, soon());
    }

    private static ResponseEntity<ProblemDetail> retry(ProblemDetail problem, int seconds) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .body(problem);
    }

    private static int soon() {
        return ThreadLocalRandom.current().nextInt(SOONEST, LATEST + 1);
    }
}
