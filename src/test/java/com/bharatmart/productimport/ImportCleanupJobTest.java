package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.HttpTest;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class ImportCleanupJobTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ImportCleanupJob job;

    @Test
    void deletesImportsThatFinishedMoreThanAYearAgo() {
        var old = insert("FAILED", 366);
        var recent = insert("SUCCEEDED", 364);
        var unfinished = insert("SUCCEEDED", null);

        job.deleteOld();

        assertThat(exists(old)).isFalse();
        assertThat(exists(recent)).isTrue();
        assertThat(exists(unfinished)).isTrue();
    }

    private UUID insert(String state, @Nullable Integer days) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO catalogue_import (id, state, finished_at)
                        VALUES (:id, :state, now() - :days * interval '1 day')""")
                .param("id", id)
                .param("state", state)
                .param("days", days, Types.INTEGER)
                .update();
        return id;
    }

    private boolean exists(UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM catalogue_import WHERE id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }
}
