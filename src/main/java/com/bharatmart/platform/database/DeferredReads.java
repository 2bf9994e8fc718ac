package com.bharatmart.platform.database;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Executes queries in one round trip. */
@Component
public class DeferredReads {

    private final JdbcTemplate jdbc;

    DeferredReads(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Executes a query alone. */
    public <T> T execute(DeferredRead<T> read) {
        execute(List.of(read));
        return read.result();
    }

    /** Executes these queries. Each has its result then. */
    public void execute(DeferredRead<?> first, DeferredRead<?> second) {
        execute(List.of(first, second));
    }

    private void execute(List<DeferredRead<?>> reads) {
        new StatementSequence(reads.stream().map(DeferredRead::statement).toList()).query(jdbc, reads);
    }
}
