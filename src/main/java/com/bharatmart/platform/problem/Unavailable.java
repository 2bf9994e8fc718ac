package com.bharatmart.platform.problem;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** The responses of a service that is unavailable for a moment: 503 with {@code Retry-After}. */
public final class Unavailable {

    /** Returns the seconds of {@code Retry-After} for a response {@code overloaded} of the current thread. */
    public static final ScopedValue<IntSupplier> NEXT_ATTEMPT = ScopedValue.newInstance();

    /** A random number of seconds, so that clients that were rejected together do not retry together. */
    private static final int MIN_RETRY_AFTER = 1;

    private static final int MAX_RETRY_AFTER = 3;

    private Unavailable() {}

    /** The response to a failure that a retry may avoid; empty for any other failure. */
    public static Optional<ResponseEntity<ProblemDetail>> answerTo(Throwable e) {
        return TransientFailure.of(e).map(failure -> switch (failure) {
            case OVERLOAD -> overloaded();
            case READ_ONLY -> readOnly();
            case DEPENDENCY -> dependency();
        });
    }

    /** Whether a dependency did not answer, or cannot work. False if it only has too much to do, and for any other failure. */
    public static boolean isDependencyFailure(Throwable e) {
        return TransientFailure.of(e)
                .filter(TransientFailure.DEPENDENCY::equals)
                .isPresent();
    }

    public static ResponseEntity<ProblemDetail> overloaded() {
        return retry(
                Problem.of(
                        PlatformProblemCode.OVERLOADED,
                        "The service is overloaded. Try again after the time in Retry-After."),
                NEXT_ATTEMPT.orElse(Unavailable::randomSeconds).getAsInt());
    }

    public static ResponseEntity<ProblemDetail> dependency() {
        return retry(Problem.of(
                PlatformProblemCode.DEPENDENCY_UNAVAILABLE,
                "A service that this request needs is unavailable. Try again after the time in Retry-After."));
    }

    /** The response to a write while the database only reads. */
    public static ResponseEntity<ProblemDetail> readOnly() {
        return retry(Problem.of(
                PlatformProblemCode.READ_ONLY,
                "The shop can only be looked at for now. Try again after the time in Retry-After."));
    }

    /** The problem with {@code Retry-After}. */
    public static ResponseEntity<ProblemDetail> retry(ProblemDetail problem) {
        return retry(problem, randomSeconds());
    }

    private static ResponseEntity<ProblemDetail> retry(ProblemDetail problem, int seconds) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .body(problem);
    }

    private static int randomSeconds() {
        return ThreadLocalRandom.current().nextInt(MIN_RETRY_AFTER, MAX_RETRY_AFTER + 1);
    }
}
