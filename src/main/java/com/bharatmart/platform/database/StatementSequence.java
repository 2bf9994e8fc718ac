package com.bharatmart.platform.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Statements that reach the database in one round trip and are executed one after the other. Each sees what those before it
 * have changed, and what others have committed when it begins; if one fails, those after it are not executed. This is a
 * pipeline of PostgreSQL's extended protocol (PostgreSQL documentation, "Pipelining"): the driver sends the statements of
 * one text together.
 */
public record StatementSequence(List<SqlStatement> statements) {

    /** After a failed statement the database does not execute it. If it was executed, the driver sends no other one. */
    private static final SqlStatement COMMIT = SqlStatement.of("COMMIT");

    public StatementSequence {
        statements = List.copyOf(statements);
    }

    public static StatementSequence of(SqlStatement... statements) {
        return new StatementSequence(Arrays.asList(statements));
    }

    /** Executes statements whose results are not needed, and commits in the same round trip. */
    void commit(JdbcOperations jdbc) {
        var withCommit = new ArrayList<>(statements);
        withCommit.add(COMMIT);
        jdbc.execute(new StatementSequence(withCommit).creator(), statement -> {
            SynchronousCommit.execute(statement);
            return null;
        });
    }

    /** Executes statements that have no rows. */
    public void update(JdbcOperations jdbc) {
        jdbc.execute(creator(), PreparedStatement::execute);
    }

    /**
     * Executes statements, and reads the rows of the last one.
     *
     * @return how many rows each one before it has changed, or has selected, for example to lock them
     */
    public List<Integer> query(JdbcOperations jdbc, RowCallbackHandler rows) {
        return jdbc.execute(creator(), statement -> {
            statement.execute();
            var counts = new ArrayList<Integer>();
            for (var before = statements.size() - 1; before > 0; before--) {
                counts.add(count(statement));
                statement.getMoreResults();
            }
            read(statement, rows);
            return counts;
        });
    }

    /** Executes statements that all have rows, each for the query at its position. */
    void query(JdbcOperations jdbc, List<PipelinedQuery<?>> queries) {
        jdbc.execute(creator(), statement -> {
            statement.execute();
            for (var query : queries) {
                try (var rows = statement.getResultSet()) {
                    query.extract(rows);
                }
                statement.getMoreResults();
            }
            return null;
        });
    }

    private static int count(PreparedStatement statement) throws SQLException {
        var changed = statement.getUpdateCount();
        if (changed >= 0) {
            return changed;
        }
        var rows = new AtomicInteger();
        read(statement, _ -> rows.incrementAndGet());
        return rows.get();
    }

    private static void read(PreparedStatement statement, RowCallbackHandler rows) throws SQLException {
        try (var result = statement.getResultSet()) {
            while (result.next()) {
                rows.processRow(result);
            }
        }
    }

    private PreparedStatementCreator creator() {
        var text = statements.stream().map(SqlStatement::sql).collect(Collectors.joining(";\n"));
        return connection -> {
            var statement = connection.prepareStatement(text);
            var parameter = 1;
            for (var one : statements) {
                parameter = one.setArguments(statement, parameter);
            }
            return statement;
        };
    }
}
