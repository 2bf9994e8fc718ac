package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bharatmart.platform.problem.Unavailable;
import com.bharatmart.testing.HttpTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class LimitedDataSourceTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final PriorityLimiter limiter = new PriorityLimiter(1);

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry metrics;

    @Test
    void releasesThePermitOfARequestThatHasAConnection() throws Exception {
        var before = permitsOfDatabase();

        serve(LONG, _ -> {
            assertThat(limiter.permits()).isEqualTo(1);
            try (var connection = dataSource.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
                assertThat(limiter.permits()).isZero();
                assertThat(permitsOfDatabase()).isEqualTo(before + 1);
            }
            assertThat(limiter.permits()).isEqualTo(1);
        });

        assertThat(permitsOfDatabase()).isEqualTo(before);
        assertThat(limiter.permits()).isZero();
    }

    @Test
    void returnsAConnectionOnceIfItIsClosedTwice() throws Exception {
        var before = permitsOfDatabase();

        serve(LONG, _ -> {
            var connection = dataSource.getConnection();
            connection.close();
            connection.close();
        });

        assertThat(permitsOfDatabase()).isEqualTo(before);
        assertThat(limiter.permits()).isZero();
    }

    @Test
    void startsNoStatementAfterTheDeadlineOfTheRequest() throws Exception {
        serve(SHORT, permit -> {
            try (var connection = dataSource.getConnection()) {
                await().until(() -> !permit.timeLeft().isPositive());
                assertThatThrownBy(() -> connection.prepareStatement("SELECT 1"))
                        .isInstanceOf(SQLTimeoutException.class);
            }
            assertThatThrownBy(() -> jdbc.sql("SELECT 1").query().listOfRows())
                    .satisfies(e -> assertThat(Unavailable.answerTo(e)
                                    .orElseThrow()
                                    .getStatusCode()
                                    .value())
                            .isEqualTo(503));
        });
    }

    @Test
    void waitsForTheDatabaseNoLongerThanUntilTheDeadline() throws Exception {
        serve(SHORT, _ -> {
            try (var connection = dataSource.getConnection();
                    var statement = connection.prepareStatement("SELECT pg_sleep(20)")) {
                assertThatThrownBy(statement::execute)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).startsWith("08"));
            }
        });
        try (var connection = dataSource.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void keepsTheTimeoutOfThePoolInTheBackground() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            assertThat(AdmissionPermit.current()).isNull();
            assertThat(connection.getNetworkTimeout()).isEqualTo(15_000);
        }
    }

    private void serve(Duration time, Serving serving) throws Exception {
        assertThat(limiter.tryAcquire(Priority.BUYING, Duration.ZERO)).isTrue();
        var permit = new AdmissionPermit(limiter, Priority.BUYING, true, time);
        try {
            permit.run(() -> serving.serve(permit));
        } finally {
            permit.end();
        }
    }

    private double permitsOfDatabase() {
        return metrics.get("overload.inside").tag("gate", "database").gauge().value();
    }

    private interface Serving {
        void serve(AdmissionPermit permit) throws Exception;
    }
}
