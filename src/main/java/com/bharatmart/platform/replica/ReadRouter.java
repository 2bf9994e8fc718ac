package com.bharatmart.platform.replica;

import com.bharatmart.platform.dependency.DatabaseMonitor;
import com.bharatmart.platform.dependency.DependencyMonitor;
import com.bharatmart.platform.problem.Unavailable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Routes reads that may be a moment old to the primary or to a replica. If the one that is chosen fails, the read runs once
 * more, on the other one. Only what runs inside of {@link #read} and asks this class for its {@link #jdbc} can use the
 * replica. All else uses the primary, and without a replica so do these reads.
 */
public final class ReadRouter {

    private static final ScopedValue<ReadDatabase> CURRENT = ScopedValue.newInstance();

    /** Reads turn to the replica when the primary has left a check unanswered for this long: before it counts as away. */
    private static final Duration PRIMARY_TIMEOUT = Duration.ofMillis(300);

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final @Nullable Routes routes;

    private ReadRouter(JdbcTemplate jdbc, @Nullable Routes routes) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.routes = routes;
    }

    /** @param jdbc uses the database as all other code does */
    public static ReadRouter withoutReplica(JdbcTemplate jdbc) {
        return new ReadRouter(jdbc, null);
    }

    static ReadRouter of(JdbcTemplate jdbc, Routes routes) {
        return new ReadRouter(jdbc, routes);
    }

    /** For the current read, or else for the primary, where it joins the current transaction. */
    public JdbcTemplate jdbc() {
        return CURRENT.isBound() ? CURRENT.get().jdbc() : jdbc;
    }

    /** See {@link #jdbc()}. */
    public JdbcClient client() {
        return CURRENT.isBound() ? CURRENT.get().client() : client;
    }

    /** Whether the current read uses the replica. */
    public boolean isOnReplica() {
        return routes != null && CURRENT.isBound() && CURRENT.get().equals(routes.replica);
    }

    /**
     * Runs a read.
     *
     * @param read may run twice; changes nothing, and does not run inside of a transaction
     */
    public <T> T read(Supplier<T> read) {
        return routes == null || CURRENT.isBound() ? read.get() : routes.read(read);
    }

    /** Decides which database a read uses. */
    record Routes(
            ReadDatabase primary,
            ReadDatabase replica,
            DatabaseMonitor primaryMonitor,
            DependencyMonitor replicaMonitor,
            boolean prefersReplica) {

        private <T> T read(Supplier<T> read) {
            var isReplicaFirst = isReplicaFirst();
            try {
                return run(isReplicaFirst ? replica : primary, read);
            } catch (RuntimeException e) {
                if (!mayTryOther(isReplicaFirst, e)) {
                    throw e;
                }
                try {
                    return run(isReplicaFirst ? primary : replica, read);
                } catch (RuntimeException other) {
                    other.addSuppressed(e);
                    throw other;
                }
            }
        }

        private boolean isReplicaFirst() {
            return prefersReplica ? !replicaMonitor.isAway() : !isPrimaryUp();
        }

        private boolean isPrimaryUp() {
            return primaryMonitor.isUp(PRIMARY_TIMEOUT) && !primaryMonitor.isReadOnly();
        }

        /** What the primary rejects because it has too much to do is not for the replica either: this instance has, too. */
        private boolean mayTryOther(boolean onReplica, RuntimeException e) {
            return (onReplica || !isPrimaryUp())
                    ? Unavailable.answerTo(e).isPresent()
                    : Unavailable.isDependencyFailure(e);
        }

        private static <T> T run(ReadDatabase database, Supplier<T> read) {
            return ScopedValue.where(CURRENT, database).call(() -> database.run(read));
        }
    }
}
