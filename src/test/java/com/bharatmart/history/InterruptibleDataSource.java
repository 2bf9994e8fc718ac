package com.bharatmart.history;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections whose statements and commits are points of the present {@link Execution}. At a crash the server rolls back what
 * is not committed, as it does when it loses a client.
 */
final class InterruptibleDataSource extends DelegatingDataSource {

    InterruptibleDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var execution = Execution.current();
        if (execution == null) {
            return super.getConnection();
        }
        execution.requireUp();
        var connection = super.getConnection();
        var process = connection.unwrap(PGConnection.class).getBackendPID();
        return proxy(Connection.class, new Handler(connection, connection, execution, process));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** @param target the connection or one of its statements */
    private record Handler(Object target, Connection connection, Execution execution, int process)
            implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            var name = method.getName();
            if (name.equals("commit") || name.startsWith("execute")) {
                return interruptible(method, arguments);
            }
            return switch (name) {
                case "prepareStatement" -> proxy(PreparedStatement.class, with(invoke(method, arguments)));
                case "createStatement" -> proxy(Statement.class, with(invoke(method, arguments)));
                default -> invoke(method, arguments);
            };
        }

        private Handler with(@Nullable Object statement) {
            execution.requireUp();
            return new Handler(java.util.Objects.requireNonNull(statement), connection, execution, process);
        }

        private @Nullable Object interruptible(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                execution.before(process);
                var result = invoke(method, arguments);
                execution.after();
                return result;
            } catch (InstanceDown e) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                throw e;
            }
        }

        private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
