package com.bharatmart.platform.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.platform.database.ClockOffset;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseMonitorTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final ClockOffset clock = new ClockOffset(Clock.offset(Clock.systemUTC(), TEN_MINUTES));
    private final DatabaseMonitor monitor = new DatabaseMonitor(new DependencyProperties(Duration.ofMillis(10)), clock);
    private final HikariDataSource pool = new HikariDataSource();

    @AfterEach
    void stop() {
        monitor.stop();
        pool.close();
    }

    @Test
    void isUpIfTheDatabaseAnswers() throws InterruptedException {
        start(LocalPostgres.shared().port(), "postgres");

        assertThat(monitor.isUp(TIMEOUT)).isTrue();
        assertThat(monitor.isAway()).isFalse();
        assertThat(monitor.isWritable()).isTrue();
        assertThat(monitor.isReadOnly()).isFalse();
    }

    @Test
    void measuresHowFarTheClockIsAheadOfTheDatabases() throws InterruptedException {
        start(LocalPostgres.shared().port(), "postgres");

        assertThat(monitor.isUp(TIMEOUT)).isTrue();
        assertThat(monitor.clockOffset()).isCloseTo(TEN_MINUTES, Duration.ofSeconds(1));
        assertThat(clock.value()).isCloseTo(TEN_MINUTES.negated(), Duration.ofSeconds(1));
        var registry = new SimpleMeterRegistry();
        new DependencyMetrics(List.of(monitor), monitor).bindTo(registry);
        assertThat(registry.get("database.clock.offset").gauge().value()).isCloseTo(600, within(1.0));
    }

    @Test
    void knowsNoClockOfADatabaseThatDoesNotAnswer() throws InterruptedException {
        start(1, "postgres");

        assertThat(monitor.isUp(TIMEOUT)).isFalse();
        assertThat(monitor.clockOffset()).isNull();
    }

    @Test
    void isAwayIfTheDatabaseRefusesConnections() throws InterruptedException {
        start(1, "postgres");

        assertThat(monitor.isUp(TIMEOUT)).isFalse();
        assertThat(monitor.isWritable()).isFalse();
        assertThat(monitor.isReadOnly()).isFalse();
        await().until(monitor::isAway);
    }

    @Test
    void aDatabaseThatAcceptsNoWritesIsReadOnlyUntilItDoes() throws Exception {
        var database = "monitored_read_only";
        create(database);
        acceptWrites(database, false);
        start(LocalPostgres.shared().port(), database);

        assertThat(monitor.isUp(TIMEOUT)).isTrue();
        assertThat(monitor.isReadOnly()).isTrue();
        assertThat(monitor.isWritable()).isFalse();
        assertThat(isReadOnlyInThePool()).isTrue();

        acceptWrites(database, true);

        await().until(monitor::isWritable);
        assertThat(monitor.isReadOnly()).isFalse();
        assertThat(isReadOnlyInThePool()).isFalse();
    }

    @Test
    void workRunsAtOnceIfTheDatabaseAcceptsWrites() throws InterruptedException {
        start(LocalPostgres.shared().port(), "postgres");
        var runs = new AtomicInteger();

        monitor.whenWritable(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }

    @Test
    void workThatTheDatabaseEndsIsRepeated() throws InterruptedException {
        start(LocalPostgres.shared().port(), "postgres");
        var runs = new AtomicInteger();

        monitor.whenWritable(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new CannotGetJdbcConnectionException("no connection in time");
            }
        });

        await().until(() -> runs.get() == 2);
    }

    @Test
    void otherExceptionsOfWorkThatRunsAtOnceEndTheStart() throws InterruptedException {
        start(LocalPostgres.shared().port(), "postgres");

        assertThatIllegalStateException()
                .isThrownBy(() -> monitor.whenWritable(() -> {
                    throw new IllegalStateException("a setting is wrong");
                }));
    }

    @Test
    void workWaitsForADatabaseThatAcceptsWritesAndRunsOnce() throws InterruptedException {
        var database = "monitored_later";
        create(database);
        acceptWrites(database, false);
        start(LocalPostgres.shared().port(), database);
        var runs = new AtomicInteger();

        monitor.whenWritable(runs::incrementAndGet);
        assertThat(runs).hasValue(0);

        acceptWrites(database, true);
        await().until(() -> runs.get() == 1);
        monitor.whenWritable(() -> assertThat(runs).hasValue(1));
    }

    private boolean isReadOnlyInThePool() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW transaction_read_only")) {
            rows.next();
            return rows.getString(1).equals("on");
        }
    }

    private static void create(String database) {
        server().sql("DROP DATABASE IF EXISTS " + database).update();
        server().sql("CREATE DATABASE " + database).update();
    }

    /** For sessions that begin from now on. */
    private static void acceptWrites(String database, boolean accepted) {
        server().sql("ALTER DATABASE %s SET default_transaction_read_only = %s"
                        .formatted(database, accepted ? "off" : "on"))
                .update();
    }

    private static JdbcClient server() {
        return JdbcClient.create(LocalPostgres.shared().asOwner(LocalPostgres.OWNER));
    }

    private void start(int port, String database) throws InterruptedException {
        pool.setJdbcUrl("jdbc:postgresql://localhost:%d/%s".formatted(port, database));
        pool.setUsername("postgres");
        pool.addDataSourceProperty("targetServerType", "primary");
        monitor.monitor(pool);
        monitor.awaitFirstCheck(TIMEOUT);
    }
}
