package com.bharatmart.platform.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.platform.database.ClockOffset;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailoverDataSourceTest {

    private static final int SOCKET_TIMEOUT_SECONDS = 15;

    private final AtomicBoolean available = new AtomicBoolean(true);
    private final DatabaseMonitor database =
            new DatabaseMonitor(new DependencyProperties(Duration.ofMillis(10)), new ClockOffset(Clock.systemUTC())) {
                @Override
                protected void check() throws SQLException {
                    if (!available.get()) {
                        throw new SQLException("not available");
                    }
                }
            };

    @AfterEach
    void stop() {
        database.stop();
    }

    @Test
    void turnsToTheNextHostIfOneAcceptsAndDoesNotAnswer() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var pool = pool("localhost:%d,localhost:%d".formatted(silent.getLocalPort(), port()))) {
            try (var connection = pool.getDataSource().getConnection(pool.getUsername(), "")) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void keepsTheConfiguredSocketTimeoutAfterTheLogin() throws Exception {
        try (var pool = pool("localhost:" + port());
                var connection = pool.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(SOCKET_TIMEOUT_SECONDS * 1_000);
        }
    }

    @Test
    void connectsOnlyOnceTheDatabaseIsBack() throws Exception {
        available.set(false);
        database.start();
        await().until(database::isAway);
        try (var pool = pool("localhost:" + port())) {
            var connection = CompletableFuture.supplyAsync(() -> {
                try (var taken = pool.getConnection()) {
                    return taken.isValid(1);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().until(() -> pool.getHikariPoolMXBean() != null
                    && pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
            assertThat(connection).isNotDone();
            available.set(true);
            assertThat(connection.get()).isTrue();
        }
    }

    @Test
    void stopsWaitingWhenThePoolIsClosed() {
        available.set(false);
        database.start();
        await().until(database::isAway);
        var pool = pool("localhost:" + port());
        pool.setConnectionTimeout(250);
        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        pool.close();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith(pool.getPoolName())));
    }

    private HikariDataSource pool(String hosts) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:postgresql://%s/postgres".formatted(hosts));
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(2);
        pool.setConnectionTimeout(Duration.ofMinutes(1).toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("sslResponseTimeout", "1000");
        pool.addDataSourceProperty("loginTimeout", "5");
        pool.addDataSourceProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_SECONDS));
        pool.setDataSource(new FailoverDataSource(pool, database));
        return pool;
    }

    private static int port() {
        return LocalPostgres.shared().port();
    }
}
