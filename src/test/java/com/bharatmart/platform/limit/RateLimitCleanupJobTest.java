package com.bharatmart.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.HttpTest;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class RateLimitCleanupJobTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RateLimitCleanupJob job;

    @ParameterizedTest
    @ValueSource(strings = {"counted_try (subject, whole_at)", "known_address (subject, at)"})
    void deletesExpiredRowsOnly(String table) {
        var expired = insert(table, "now() - interval '91 days'");
        var current = insert(table, "now() + interval '1 hour'");

        job.deleteExpired();

        assertThat(count(table, expired)).isZero();
        assertThat(count(table, current)).isOne();
    }

    private String insert(String table, String time) {
        var subject = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO " + table + " VALUES (?, " + time + ")")
                .param(subject)
                .update();
        return subject;
    }

    private int count(String table, String subject) {
        return jdbc.sql("SELECT count(*) FROM " + table.split(" ")[0] + " WHERE subject = ?")
                .param(subject)
                .query(Integer.class)
                .single();
    }
}
