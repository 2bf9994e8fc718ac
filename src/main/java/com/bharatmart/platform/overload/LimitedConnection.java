package com.bharatmart.platform.overload;

import com.bharatmart.platform.database.SynchronousCommit;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A connection that starts no statement after the deadline of its request, does not wait for the database longer than until
 * that deadline, does not take a commit with a canceled wait for a success, and reports when it is closed.
 */
final class LimitedConnection implements InvocationHandler {

    /** The state of a statement that the server has canceled. */
    private static final String QUERY_CANCELED = "57014";

    private static final Set<String> STATEMENTS = Set.of("prepareStatement", "createStatement", "prepareCall");

    /** A commit that was sent before the deadline may be answered after it. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Connection connection;
    private final @Nullable AdmissionPermit permit;
    private final Runnable onClose;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private LimitedConnection(Connection connection, @Nullable AdmissionPermit permit, Runnable onClose) {
        this.connection = connection;
        this.permit = permit;
        this.onClose = onClose;
    }

    static Connection of(Connection connection, @Nullable AdmissionPermit permit, Runnable onClose)
            throws SQLException {
        if (permit != null) {
            try {
                limitNetworkTimeout(connection, permit);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return (Connection) Proxy.newProxyInstance(
                LimitedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new LimitedConnection(connection, permit, onClose));
    }

    static void requireTimeLeft(AdmissionPermit permit) throws SQLException {
        if (!permit.timeLeft().isPositive()) {
            throw new SQLTimeoutException("the deadline of this request has passed", QUERY_CANCELED);
        }
    }

    /** Never raises the timeout of the pool. */
    private static void limitNetworkTimeout(Connection connection, AdmissionPermit permit) throws SQLException {
        var left = permit.timeLeft().plus(GRACE).toMillis();
        var max = connection.getNetworkTimeout();
        if (max == 0 || left < max) {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(Math.max(1, left)));
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        var name = method.getName();
        if (permit != null && STATEMENTS.contains(name)) {
            requireTimeLeft(permit);
        }
        try {
            return switch (name) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                case "commit" -> {
                    SynchronousCommit.commit(connection);
                    yield null;
                }
                default -> method.invoke(connection, arguments);
            };
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            if (name.equals("close") && open.compareAndSet(true, false)) {
                onClose.run();
            }
        }
    }
}
