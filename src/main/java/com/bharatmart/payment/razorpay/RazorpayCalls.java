package com.bharatmart.payment.razorpay;

import com.bharatmart.payment.gateway.PaymentGatewayException;
import com.bharatmart.payment.gateway.PaymentGatewayException.UnavailableException;
import com.bharatmart.platform.overload.AdmissionPermit;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Calls Razorpay within limits: of concurrent calls, of the time for each, of repetitions, and no calls while half of them
 * fail.
 */
final class RazorpayCalls {

    private static final Duration MIN_PAUSE = Duration.ofMillis(100);
    private static final Duration MAX_PAUSE = Duration.ofMillis(500);
    /** A longer pause is left to the caller, which does not hold a thread meanwhile. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofSeconds(2);

    private final Duration deadline;
    private final Semaphore permits;
    private final CircuitBreaker breaker;
    private final RecentOutcomes outcomes;
    private final CallMetrics metrics;
    private final RandomGenerator random;
    private final CallPause pause;
    private final RetryBudget budget = new RetryBudget();

    RazorpayCalls(
            Duration deadline,
            Semaphore permits,
            CircuitBreaker breaker,
            RecentOutcomes outcomes,
            CallMetrics metrics,
            RandomGenerator random,
            CallPause pause) {
        this.deadline = deadline;
        this.permits = permits;
        this.breaker = breaker;
        this.outcomes = outcomes;
        this.metrics = metrics;
        this.random = random;
        this.pause = pause;
    }

    /**
     * Sends a request, and once more if the operation is repeatable and the first attempt failed for a reason that may
     * be over. Does not wait for other calls. Ends before the deadline of the request that the thread serves.
     *
     * @throws PaymentGatewayException if there is no response, or not a good one
     */
    <W, T> T call(RazorpayOperation operation, Supplier<@Nullable W> request, Function<W, T> mapping) {
        var time = AdmissionPermit.timeLeft(deadline);
        if (!time.isPositive() || !permits.tryAcquire()) {
            throw notSent(operation, CallOutcome.OVERLOADED, "there are too many concurrent calls")
                    .exception();
        }
        try {
            var end = System.nanoTime() + time.toNanos();
            budget.addCall();
            return AdmissionPermit.releasedWhile(() -> ScopedValue.where(RazorpayRequestFactory.DEADLINE, end)
                    .call(() -> attemptTwice(operation, () -> map(request.get(), mapping), end)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the call throws no checked exception", e);
        } finally {
            permits.release();
        }
    }

    /** False while calls fail at once, since too many have failed. */
    boolean areSent() {
        return breaker.getState() != CircuitBreaker.State.OPEN;
    }

    /** Takes one repetition from the budget, for a caller that makes a second call because the first one failed. */
    boolean mayRepeat() {
        return budget.tryTake();
    }

    private static <W, T> T map(@Nullable W body, Function<W, T> mapping) {
        return mapping.apply(ResponseFields.required(body, "body"));
    }

    private <T> T attemptTwice(RazorpayOperation operation, Supplier<T> attempt, long end) {
        try {
            return attempt(operation, attempt);
        } catch (FailedAttemptException first) {
            if (!operation.isRepeatable() || !awaitRepetition(first.failure, end)) {
                throw first.failure.exception();
            }
            metrics.countRetry();
            try {
                return attempt(operation, attempt);
            } catch (FailedAttemptException second) {
                throw unknownIfEither(first.failure.exception(), second.failure.exception());
            }
        }
    }

    private <T> T attempt(RazorpayOperation operation, Supplier<T> attempt) throws FailedAttemptException {
        if (!breaker.tryAcquirePermission()) {
            throw new FailedAttemptException(
                    notSent(operation, CallOutcome.BREAKER_OPEN, "it failed too often, and is called again later"));
        }
        var start = System.nanoTime();
        CallFailure failure;
        try {
            var result = attempt.get();
            end(operation, CallOutcome.SUCCESS, start, null);
            return result;
        } catch (RuntimeException | Error e) {
            failure = e instanceof RuntimeException exception
                    ? CallFailure.of(operation, exception).orElse(null)
                    : null;
            if (failure == null) {
                breaker.releasePermission();
                throw e;
            }
        }
        end(operation, failure.outcome(), start, failure.exception());
        throw new FailedAttemptException(failure);
    }

    private void end(
            RazorpayOperation operation, CallOutcome outcome, long start, @Nullable PaymentGatewayException exception) {
        var elapsed = System.nanoTime() - start;
        if (exception != null && outcome.isFailure()) {
            breaker.onError(elapsed, TimeUnit.NANOSECONDS, exception);
        } else {
            breaker.onSuccess(elapsed, TimeUnit.NANOSECONDS);
        }
        outcomes.add(outcome);
        metrics.record(operation, outcome, Duration.ofNanos(elapsed));
    }

    private CallFailure notSent(RazorpayOperation operation, CallOutcome outcome, String reason) {
        metrics.record(operation, outcome, Duration.ZERO);
        return CallFailure.notSent(operation, outcome, reason);
    }

    /** Waits as long as Razorpay wants, and a random time. False if there must be no repetition. */
    private boolean awaitRepetition(CallFailure failure, long end) {
        if (!failure.outcome().isTransient()
                || Thread.currentThread().isInterrupted()
                || !(failure.exception() instanceof UnavailableException unavailable)) {
            return false;
        }
        var time =
                MIN_PAUSE.plusNanos(random.nextLong(MAX_PAUSE.minus(MIN_PAUSE).toNanos() + 1));
        var retryAfter = unavailable.retryAfter();
        if (retryAfter != null) {
            if (retryAfter.compareTo(MAX_RETRY_AFTER) > 0) {
                return false;
            }
            time = time.plus(retryAfter);
        }
        if (System.nanoTime() + time.toNanos() - end >= 0 || !budget.tryTake()) {
            return false;
        }
        try {
            pause.await(time);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The exception of the second attempt, unless the first one may have had the effect that the second one denies. */
    private static PaymentGatewayException unknownIfEither(
            PaymentGatewayException first, PaymentGatewayException second) {
        if (second instanceof UnavailableException unavailable && unavailable.isEffectUnknown()) {
            return second;
        }
        return first instanceof UnavailableException unavailable && unavailable.isEffectUnknown() ? first : second;
    }

    /** An attempt that failed. Never leaves this class. */
    private static final class FailedAttemptException extends Exception {
        private final transient CallFailure failure;

        FailedAttemptException(CallFailure failure) {
            super(null, null, false, false);
            this.failure = failure;
        }
    }
}
