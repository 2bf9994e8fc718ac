package com.bharatmart.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * A query whose result is not needed before that of another one, so that {@link QueryPipeline} can execute both in one round
 * trip. So modules can read together and still each own their tables.
 *
 * @param <T> the result
 */
public final class PipelinedQuery<T> {

    private final SqlStatement statement;
    private final ResultSetExtractor<T> extractor;
    private @Nullable T result;

    public PipelinedQuery(SqlStatement statement, ResultSetExtractor<T> extractor) {
        this.statement = statement;
        this.extractor = extractor;
    }

    /**
     * What the query has found.
     *
     * @throws NullPointerException if it has not been executed
     */
    public T result() {
        return Objects.requireNonNull(result, "the query has not been executed");
    }

    SqlStatement statement() {
        return statement;
    }

    void extract(ResultSet rows) throws SQLException {
        result = extractor.extractData(rows);
    }
}
