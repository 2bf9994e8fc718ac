package com.bharatmart.platform.database;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Executes queries in one round trip. */
@Component
public class QueryPipeline {

    private final JdbcTemplate jdbc;

    QueryPipeline(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Executes a query alone. */
    public <T> T execute(PipelinedQuery<T> query) {
        execute(List.of(query));
        return query.result();
    }

    /** Executes these queries. Each has its result then. */
    public void execute(PipelinedQuery<?> first, PipelinedQuery<?> second) {
        execute(List.of(first, second));
    }

    private void execute(List<PipelinedQuery<?>> queries) {
        new StatementSequence(queries.stream().map(PipelinedQuery::statement).toList()).query(jdbc, queries);
    }
}
