package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bharatmart.platform.problem.Unavailable;
import com.bharatmart.testing.HttpTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
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

    private final PriorityLimiter gate = new PriorityLimiter(1);

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry metrics;

    @Test
    void aRequestInTheDatabaseLeavesItsPlaceToAnother() throws Exception {
        var before = insideTheDatabase();

        serve(LONG, _ -> {
            assertThat(gate.inside()).isEqualTo(1);
            try (var connection = dataSource.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
                assertThat(gate.inside()).isZero();
                assertThat(insideTheDatabase()).isEqualTo(before + 1);
            }
            assertThat(gate.inside()).isEqualTo(1);
        });

        assertThat(insideTheDatabase()).isEqualTo(before);
        assertThat(gate.inside()).isZero();
    }

    @Test
    void aConnectionThatIsClosedTwiceIsGivenBackOnce() throws Exception {
        var before = insideTheDatabase();

        serve(LONG, _ -> {
            var connection = dataSource.getConnection();
            connection.close();
            connection.close();
        });

        assertThat(insideTheDatabase()).isEqualTo(before);
        assertThat(gate.inside()).isZero();
    }

    @Test
    void noStatementIsBegunForARequestWhoseTimeIsOver() throws Exception {
        serve(SHORT, passage -> {
            try (var connection = dataSource.getConnection()) {
                await().until(() -> !passage.left().isPositive());
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
    void aSilentDatabaseIsNotWaitedForLongerThanTheRequestHasTime() throws Exception {
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
    void whatIsNoRequestMayTakeItsTime() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(AdmissionPermit.isUnderWay()).isFalse();
            assertThat(connection.getNetworkTimeout()).isEqualTo(15_000);
        }
    }

    private void serve(Duration time, Serving serving) throws Exception {
        assertThat(gate.enter(Priority.BUYING, Duration.ZERO)).isTrue();
        var passage = new AdmissionPermit(gate, Priority.BUYING, time);
        try {
            passage.run(() -> serving.serve(passage));
        } finally {
            passage.end();
        }
    }

    private double insideTheDatabase() {
        return metrics.get("overload.inside").tag("gate", "database").gauge().value();
    }

    private interface Serving {
        void serve(AdmissionPermit passage) throws Exception;
    }
}
