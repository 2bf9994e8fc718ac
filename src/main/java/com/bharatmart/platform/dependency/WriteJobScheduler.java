package com.bharatmart.platform.dependency;

import com.bharatmart.platform.database.WriteJobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/** Runs the jobs of {@link WriteJobs} on another scheduler, and skips a run while the database accepts no writes. */
final class WriteJobScheduler implements TaskScheduler {

    private final TaskScheduler scheduler;
    private final DatabaseMonitor database;

    WriteJobScheduler(TaskScheduler scheduler, DatabaseMonitor database) {
        this.scheduler = scheduler;
        this.database = database;
    }

    private Runnable ifWritable(Runnable job) {
        return () -> {
            if (database.isWritable()) {
                job.run();
            }
        };
    }

    @Override
    public Clock getClock() {
        return scheduler.getClock();
    }

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable job, Trigger trigger) {
        return scheduler.schedule(ifWritable(job), trigger);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable job, Instant startTime) {
        return scheduler.schedule(ifWritable(job), startTime);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable job, Instant startTime, Duration period) {
        return scheduler.scheduleAtFixedRate(ifWritable(job), startTime, period);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable job, Duration period) {
        return scheduler.scheduleAtFixedRate(ifWritable(job), period);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable job, Instant startTime, Duration delay) {
        return scheduler.scheduleWithFixedDelay(ifWritable(job), startTime, delay);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable job, Duration delay) {
        return scheduler.scheduleWithFixedDelay(ifWritable(job), delay);
    }
}
