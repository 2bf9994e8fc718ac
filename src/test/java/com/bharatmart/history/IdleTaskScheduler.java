package com.bharatmart.history;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/** Never runs a job: a history says when each of them runs. */
final class IdleTaskScheduler implements TaskScheduler {

    @Override
    public ScheduledFuture<?> schedule(Runnable job, Trigger trigger) {
        return new Never(job);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable job, Instant startTime) {
        return new Never(job);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable job, Instant startTime, Duration period) {
        return new Never(job);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable job, Duration period) {
        return new Never(job);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable job, Instant startTime, Duration delay) {
        return new Never(job);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable job, Duration delay) {
        return new Never(job);
    }

    private static final class Never extends FutureTask<Void> implements ScheduledFuture<Void> {

        Never(Runnable job) {
            super(job, null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return Long.MAX_VALUE;
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
