package com.bharatmart.platform.database;

/** The scheduler of the jobs that write to the database. */
public final class WriteJobs {

    /**
     * For {@link org.springframework.scheduling.annotation.Scheduled#scheduler}. Skips a run while the database accepts no
     * writes: on a standby each of them would fail and cost a connection.
     */
    public static final String SCHEDULER = "writeJobScheduler";

    /**
     * For {@link org.springframework.scheduling.annotation.Scheduled#fixedDelayString} of a job that works off a queue of
     * rows: the setting {@code bharatmart.queues.poll-interval}.
     */
    public static final String POLL_INTERVAL = "#{@queuePollInterval}";

    private WriteJobs() {}
}
