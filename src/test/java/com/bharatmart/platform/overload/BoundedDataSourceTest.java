package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bharatmart.local.LocalPostgres;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class BoundedDataSourceTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final PriorityLimiter limiter = new PriorityLimiter(1);
    private final DataSource dataSource =
            new BoundedDataSource(LocalPostgres.shared().asOwner(LocalPostgres.OWNER), 1, Duration.ofMillis(50));

    @Test
    void givesOneConnectionAtATime() throws Exception {
        try (var first = dataSource.getConnection()) {
            assertThat(first.isValid(1)).isTrue();
            assertThatThrownBy(dataSource::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        }
        for (var round = 1; round <= 2; round++) {
            try (var next = dataSource.getConnection()) {
                assertThat(next.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void releasesThePermitOfARequestThatHasAConnection() throws Exception {
        serve(LONG, _ -> {
            try (var connection = dataSource.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
                assertThat(limiter.permits()).isZero();
                assertThatThrownBy(dataSource::getConnection).isInstanceOf(SQLTransientConnectionException.class);
                assertThat(limiter.permits()).isZero();
            }
            assertThat(limiter.permits()).isEqualTo(1);
        });

        assertThat(limiter.permits()).isZero();
    }

    @Test
    void startsNoStatementAfterTheDeadlineOfTheRequest() throws Exception {
        serve(Duration.ofMillis(300), permit -> {
            try (var connection = dataSource.getConnection()) {
                await().until(() -> !permit.timeLeft().isPositive());
                assertThatThrownBy(() -> connection.prepareStatement("SELECT 1"))
                        .isInstanceOf(SQLTimeoutException.class);
            }
            assertThatThrownBy(dataSource::getConnection).isInstanceOf(SQLTimeoutException.class);
        });
    }

    private void serve(Duration time, Serving serving) throws Exception {
        assertThat(limiter.tryAcquire(Priority.BROWSING, Duration.ZERO)).isTrue();
        var permit = new AdmissionPermit(limiter, Priority.BROWSING, false, time);
        permit.run(() -> serving.serve(permit));
        permit.end();
    }

    private interface Serving {
        void serve(AdmissionPermit permit) throws Exception;
    }
}
