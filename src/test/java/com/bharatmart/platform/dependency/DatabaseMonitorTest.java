package com.bharatmart.platform.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.local.LocalPostgres;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseMonitorTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final DatabaseMonitor monitor = new DatabaseMonitor(new DependencyProperties(Duration.ofMillis(10)));
    private final HikariDataSource pool = new HikariDataSource();

    @AfterEach
    void stop() {
        monitor.stop();
        pool.close();
    }

    @Test
    void isUpIfTheDatabaseAnswers() throws InterruptedException {
        start(LocalPostgres.shared().port());

        assertThat(monitor.isUp(TIMEOUT)).isTrue();
        assertThat(monitor.isAway()).isFalse();
    }

    @Test
    void isAwayIfTheDatabaseRefusesConnections() throws InterruptedException {
        start(1);

        assertThat(monitor.isUp(TIMEOUT)).isFalse();
        await().until(monitor::isAway);
    }

    private void start(int port) throws InterruptedException {
        pool.setJdbcUrl("jdbc:postgresql://localhost:%d/postgres".formatted(port));
        pool.setUsername("postgres");
        monitor.monitor(pool);
        monitor.start();
        monitor.awaitFirstCheck(TIMEOUT);
    }
}
