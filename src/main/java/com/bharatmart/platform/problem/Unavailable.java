package com.bharatmart.platform.problem;

import com.bharatmart.platform.database.SqlState;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** The two ways of being unavailable for a moment, both 503 with {@code Retry-After}. */
public final class Unavailable {

    /** Says after how many seconds whoever is told {@code overloaded} on this thread may ask again. */
    public static final ScopedValue<IntSupplier> NEXT_ATTEMPT = ScopedValue.newInstance();

    /** Seconds; not the same for all, so that those who were turned away together do not come back together. */
    private static final int SOONEST = 1;

    private static final int LATEST = 3;

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
        var root = NestedExceptionUtils.getMostSpecificCause(e);
        return e instanceof QueryTimeoutException
                || root instanceof SQLTransientConnectionException
                || OVERLOAD_STATES.contains(SqlState.of(e));
    }

    /**
     * The connection is broken (class 08), the server is going or coming (57P), it has ended a transaction that stood still
     * (25P03), or it is read-only (25006). The pool has no state for a connection that it has closed because it is broken.
     */
    private static boolean isDependencyFailure(Throwable e) {
        var state = SqlState.of(e);
        return e instanceof DataAccessResourceFailureException
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.equals(SqlState.IDLE_IN_TRANSACTION)
                || (state.isEmpty() && NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException)
                || state.equals(SqlState.READ_ONLY);
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
