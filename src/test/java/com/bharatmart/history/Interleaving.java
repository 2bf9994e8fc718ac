package com.bharatmart.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs executions at the same time, of which one goes on at any moment: at each statement and each call of the gateway,
 * chance decides which of them is next. One that waits for a lock in the database goes on when it has the lock. So a race has
 * the same result each time that its random numbers are the same.
 */
final class Interleaving {

    private static final long POLL_MS = 1;
    private static final Duration MAX = Duration.ofMinutes(1);

    private final RandomGenerator random;
    private final JdbcClient database;
    private final LinkedBlockingQueue<Turn> arrivals = new LinkedBlockingQueue<>();
    /** Those that wait for their turn, by their numbers. */
    private final TreeMap<Integer, Turn> waiting = new TreeMap<>();
    /** Those that go on, or wait for a lock. */
    private final Set<Turn> running = new HashSet<>();

    private int lockWaits;

    /** @param database on any connection that no execution uses */
    Interleaving(RandomGenerator random, JdbcClient database) {
        this.random = random;
        this.database = database;
    }

    /** Work, and its execution. */
    record Participant(Execution execution, Runnable work) {}

    /** Runs all to their ends. Returns how often one waited for a lock. */
    int run(List<Participant> participants) {
        var turns = new ArrayList<Turn>();
        participants.forEach(participant -> turns.add(new Turn(turns.size(), participant)));
        running.addAll(turns);
        turns.forEach(turn -> turn.thread = Thread.ofVirtual().start(turn::run));
        await();
        while (!waiting.isEmpty() || !running.isEmpty()) {
            if (!waiting.isEmpty()) {
                var numbers = List.copyOf(waiting.keySet());
                var next = waiting.remove(numbers.get(random.nextInt(numbers.size())));
                running.add(next);
                next.permission.release();
            }
            await();
        }
        for (var turn : turns) {
            if (turn.failure != null) {
                throw new IllegalStateException(turn.failure);
            }
        }
        return lockWaits;
    }

    /** Waits until each has arrived at its next point or its end, or waits for a lock. */
    private void await() {
        var end = System.nanoTime() + MAX.toNanos();
        while (!running.isEmpty()) {
            var arrived = poll();
            if (arrived != null) {
                running.remove(arrived);
                arrived.isBlocked = false;
                if (!arrived.isOver) {
                    waiting.put(arrived.number, arrived);
                }
            } else if (areBlocked() && !waiting.isEmpty()) {
                return;
            } else if (System.nanoTime() > end) {
                throw new IllegalStateException("the executions do not go on");
            }
        }
    }

    private @Nullable Turn poll() {
        try {
            return arrivals.poll(POLL_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean areBlocked() {
        var all = true;
        for (var turn : running) {
            var blocked = turn.waitsForLock();
            lockWaits += blocked && !turn.isBlocked ? 1 : 0;
            turn.isBlocked = blocked;
            all &= blocked;
        }
        return all;
    }

    private final class Turn {
        final int number;
        final Participant participant;
        final Semaphore permission = new Semaphore(0);
        private Thread thread = Thread.currentThread();
        private boolean isBlocked;
        private volatile boolean isOver;
        private volatile @Nullable Throwable failure;

        Turn(int number, Participant participant) {
            this.number = number;
            this.participant = participant;
        }

        void run() {
            try {
                pause();
                participant.execution().handoverBy(this::pause);
                participant.execution().run(participant.work());
            } catch (Throwable e) {
                failure = e;
            } finally {
                isOver = true;
                arrivals.add(this);
            }
        }

        private void pause() {
            arrivals.add(this);
            permission.acquireUninterruptibly();
        }

        boolean waitsForLock() {
            var process = participant.execution().backend();
            return process != 0
                    && database.sql("SELECT cardinality(pg_blocking_pids(?)) > 0")
                            .param(process)
                            .query(Boolean.class)
                            .single();
        }
    }
}
