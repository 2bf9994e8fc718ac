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
 * Limits the concurrent calls to Object Storage, and stops calling it while half of the last calls failed. A timeout counts
 * as a failure. A slow call does not: this instance may be the cause.
 */
@Component
class ObjectStorageBulkhead {

    private static final int WINDOW_SIZE = 20;
    private static final int MIN_CALLS = 5;
    private static final int FAILURE_THRESHOLD_PERCENT = 50;
    private static final int HALF_OPEN_CALLS = 2;
    private static final Duration OPEN_DURATION = Duration.ofSeconds(5);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private static final Duration ACQUIRE_TIMEOUT = Duration.ofSeconds(1);

    private final ObjectStorageConnection connection;
    private final Semaphore permits;
    private final CircuitBreaker breaker;

    ObjectStorageBulkhead(
            ObjectStorageConnection connection, ObjectStorageProperties properties, MeterRegistry metrics) {
        this.connection = connection;
        this.permits = new Semaphore(properties.maxCalls());
        this.breaker = CircuitBreaker.of(
                "object-storage",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW_SIZE)
                        .minimumNumberOfCalls(MIN_CALLS)
                        .failureRateThreshold(FAILURE_THRESHOLD_PERCENT)
                        .waitDurationInOpenState(OPEN_DURATION)
                        .permittedNumberOfCallsInHalfOpenState(HALF_OPEN_CALLS)
                        .maxWaitDurationInHalfOpenState(OPEN_DURATION)
                        .recordException(ObjectStorageBulkhead::isStorageFailure)
                        .build());
        Gauge.builder("storage.calls", permits, it -> properties.maxCalls() - it.availablePermits())
                .description("Calls to Object Storage in progress")
                .register(metrics);
        Gauge.builder("storage.breaker.open", breaker, it -> it.getState() == CircuitBreaker.State.OPEN ? 1 : 0)
                .description("1 while the circuit breaker for Object Storage is open")
                .register(metrics);
    }

    /**
     * Calls Object Storage.
     *
     * @throws StorageUnavailableException if it does not answer, or answers that it has a problem
     * @throws MediaBusyException if there are too many concurrent calls
     * @throws BmcException if it answers that the request is wrong
     */
    <T> T call(Function<Bucket, T> call) {
        var bucket = connection.bucket();
        if (!PermitWait.acquire(permits, 1, ACQUIRE_TIMEOUT)) {
            throw new MediaBusyException("too many concurrent calls to Object Storage");
        }
        try {
            return breaker.executeCallable(() -> AdmissionPermit.releasedWhile(() -> call.apply(bucket)));
        } catch (CallNotPermittedException | UncheckedIOException e) {
            throw new StorageUnavailableException("Object Storage fails", e);
        } catch (BmcException e) {
            if (isStorageFailure(e)) {
                throw new StorageUnavailableException("Object Storage fails", e);
            }
            throw e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the call throws no checked exception", e);
        } finally {
            permits.release();
        }
    }

    /** As {@link #call}, but empty if the object does not exist or a precondition does not hold. */
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

    /** No answer, an incomplete one, or a status that is not the request's fault. */
    private static boolean isStorageFailure(Throwable e) {
        return e instanceof UncheckedIOException
                || (e instanceof BmcException error
                        && (error.getStatusCode() < 400
                                || error.getStatusCode() == 401
                                || error.getStatusCode() == TOO_MANY_REQUESTS
                                || error.getStatusCode() >= SERVER_ERROR));
    }
}
