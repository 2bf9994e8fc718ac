package com.bharatmart.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.HttpTest;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class RateLimitCleanupJobTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RateLimitCleanupJob job;

    @ParameterizedTest
    @CsvSource({"counted_try, whole_at", "known_address, at"})
    void deletesExpiredRowsOnly(String table, String timeColumn) {
        var expired = insert(table, timeColumn, "now() - interval '91 days'");
        var current = insert(table, timeColumn, "now() + interval '1 hour'");

        job.deleteExpired();

        assertThat(count(table, expired)).isZero();
        assertThat(count(table, current)).isOne();
    }

    private String insert(String table, String timeColumn, String time) {
        var subject = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO %s (subject, %s) VALUES (?, %s)".formatted(table, timeColumn, time))
                .param(subject)
                .update();
        return subject;
    }

    private int count(String table, String subject) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE subject = ?")
                .param(subject)
                .query(Integer.class)
                .single();
    }
}
