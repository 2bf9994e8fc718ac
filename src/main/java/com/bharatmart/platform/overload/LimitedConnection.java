package com.bharatmart.platform.overload;

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
 * A connection that begins no statement for a request whose time is over, does not wait for a silent database any longer
 * than the request has time, and tells when it is given back.
 */
final class LimitedConnection implements InvocationHandler {

    /** As if the server had cancelled it. */
    private static final String QUERY_CANCELED = "57014";

    private static final Set<String> STATEMENTS = Set.of("prepareStatement", "createStatement", "prepareCall");

    /** A commit that is on its way is waited for a little longer than anybody wants to know. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Connection connection;
    private final @Nullable AdmissionPermit passage;
    private final Runnable givenBack;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private LimitedConnection(Connection connection, @Nullable AdmissionPermit passage, Runnable givenBack) {
        this.connection = connection;
        this.passage = passage;
        this.givenBack = givenBack;
    }

    static Connection of(Connection connection, @Nullable AdmissionPermit passage, Runnable givenBack)
            throws SQLException {
        if (passage != null) {
            try {
                limitWaiting(connection, passage);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return (Connection) Proxy.newProxyInstance(
                LimitedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new LimitedConnection(connection, passage, givenBack));
    }

    static void requireTime(AdmissionPermit passage) throws SQLException {
        if (!passage.left().isPositive()) {
            throw new SQLTimeoutException("the time of this request is over", QUERY_CANCELED);
        }
    }

    /** Never longer than the pool's own limit. */
    private static void limitWaiting(Connection connection, AdmissionPermit passage) throws SQLException {
        var left = passage.left().plus(GRACE).toMillis();
        var most = connection.getNetworkTimeout();
        if (most == 0 || left < most) {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(Math.max(1, left)));
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        var name = method.getName();
        if (passage != null && STATEMENTS.contains(name)) {
            requireTime(passage);
        }
        try {
            return switch (name) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> method.invoke(connection, arguments);
            };
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            if (name.equals("close") && open.compareAndSet(true, false)) {
                givenBack.run();
            }
        }
    }
}
