package com.bharatmart.media;

import com.bharatmart.media.ObjectStorageConnection.Bucket;
import com.bharatmart.platform.overload.AdmissionPermit;
import com.bharatmart.platform.overload.PermitWait;
import com.oracle.bmc.model.BmcException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Calls Object Storage for everybody: so many at once, and none while half of the last ones have failed. One that is slow
 * ends by a timeout and has failed; that a call took long may as well be this instance's own fault.
 */
@Component
class ObjectStorageBulkhead {

    private static final int WINDOW = 20;
    private static final int LEAST_CALLS = 5;
    private static final int PERCENT = 50;
    private static final int TRIALS = 2;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** How long a call waits for its turn. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ObjectStorageConnection connection;
    private final Semaphore free;
    private final CircuitBreaker breaker;

    ObjectStorageBulkhead(
            ObjectStorageConnection connection, ObjectStorageProperties properties, MeterRegistry metrics) {
        this.connection = connection;
        this.free = new Semaphore(properties.maxCalls());
        this.breaker = CircuitBreaker.of(
                "object-storage",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(LEAST_CALLS)
                        .failureRateThreshold(PERCENT)
                        .waitDurationInOpenState(PAUSE)
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .maxWaitDurationInHalfOpenState(PAUSE)
                        .recordException(ObjectStorageBulkhead::isItsFault)
                        .build());
        Gauge.builder("storage.calls", free, it -> properties.maxCalls() - it.availablePermits())
                .description("Calls of Object Storage that are under way")
                .register(metrics);
        Gauge.builder("storage.breaker.open", breaker, it -> it.getState() == CircuitBreaker.State.OPEN ? 1 : 0)
                .description("1 while Object Storage is not called because it fails")
                .register(metrics);
    }

    /**
     * Throws {@link StorageUnavailableException} if it does not answer, {@link MediaBusyException} if too many ask, and {@link
     * BmcException} if it answers that the request was wrong.
     */
    <T> T call(Function<Bucket, T> call) {
        var bucket = connection.bucket();
        if (!PermitWait.acquire(free, 1, PATIENCE)) {
            throw new MediaBusyException("too many calls of the object storage");
        }
        try {
            return breaker.executeCallable(() -> AdmissionPermit.releasedWhile(() -> call.apply(bucket)));
        } catch (CallNotPermittedException | UncheckedIOException e) {
            throw new StorageUnavailableException("the object storage fails", e);
        } catch (BmcException e) {
            if (isItsFault(e)) {
                throw new StorageUnavailableException("the object storage fails", e);
            }
            throw e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no call throws a checked exception", e);
        } finally {
            free.release();
        }
    }

    /** The same, of something that may not be there, or not as expected. */
    <T> Optional<T> find(Function<Bucket, T> call) {
        try {
            return Optional.of(call(call));
        } catch (BmcException e) {
            return switch (e.getStatusCode()) {
                case 404, 412 -> Optional.empty();
                default -> throw e;
            };
        }
    }

    /** Not that of the request: no answer, a broken one, or one that says so. */
    private static boolean isItsFault(Throwable e) {
        return e instanceof UncheckedIOException
                || (e instanceof BmcException answer
                        && (answer.getStatusCode() < 400
                                || answer.getStatusCode() == 401
                                || answer.getStatusCode() == TOO_MANY_REQUESTS
                                || answer.getStatusCode() >= SERVER_ERROR));
    }
}
