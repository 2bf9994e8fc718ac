package com.bharatmart.drill;

import com.bharatmart.drill.KillPoint.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Holds statements and commits of the service: triggers wait for advisory locks that this session has. A statement is held
 * if it is armed for the reference of its row, such as the cart of its order.
 */
final class StatementHolds implements AutoCloseable {

    private static final int CLASS = 30;

    private static final String SCHEMA = """
            CREATE SCHEMA drill;
            CREATE TABLE drill.armed (statement integer, reference text)""";

    private static final String WAITING = """
            SELECT pid FROM pg_locks
            WHERE locktype = 'advisory' AND classid = %d AND objid = ? AND NOT granted""".formatted(CLASS);

    /** Two points of a drill may hold equal statements, each for a reference of its own. */
    private final IdentityHashMap<Statement, Integer> numbers = new IdentityHashMap<>();

    private final JdbcClient jdbc;
    private final SingleConnectionDataSource session;

    StatementHolds(DataSource database, List<Statement> statements) {
        try {
            Connection connection = database.getConnection();
            session = new SingleConnectionDataSource(connection, true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        jdbc = JdbcClient.create(session);
        jdbc.sql(SCHEMA).update();
        for (var statement : statements) {
            numbers.put(statement, numbers.size());
            create(statement);
        }
    }

    /** The trigger waits longer than the service waits for locks. The service's role has no rights here. */
    private void create(Statement statement) {
        var number = number(statement);
        jdbc.sql("""
            CREATE FUNCTION drill.hold_%1$d() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET lock_timeout = 0 AS $$
            BEGIN
                IF EXISTS (SELECT FROM drill.armed WHERE statement = %1$d AND %2$s) THEN
                    PERFORM pg_advisory_xact_lock_shared(%3$d, %1$d);
                END IF;
                RETURN coalesce(NEW, OLD);
            END $$""".formatted(number, statement.match(), CLASS)).update();
        jdbc.sql("""
                CREATE %s TRIGGER drill_hold_%d %s ON %s %s FOR EACH ROW WHEN (%s)
                EXECUTE FUNCTION drill.hold_%2$d()""".formatted(
                                statement.isAtCommit() ? "CONSTRAINT" : "",
                                number,
                                statement.when(),
                                statement.table(),
                                statement.isAtCommit() ? "DEFERRABLE INITIALLY DEFERRED" : "",
                                statement.condition()))
                .update();
    }

    /** The next of these statements for the reference waits. */
    void arm(Statement statement, String reference) {
        jdbc.sql("SELECT pg_advisory_lock(?, ?)::text")
                .params(CLASS, number(statement))
                .query(String.class)
                .single();
        jdbc.sql("INSERT INTO drill.armed VALUES (?, ?)")
                .params(number(statement), reference)
                .update();
    }

    boolean isHeld(Statement statement) {
        return !waiting(statement).isEmpty();
    }

    /** Ends the wait, after the death of the service: the transaction commits, or is lost with its connection. */
    void release(Statement statement) {
        if (!statement.survives()) {
            waiting(statement)
                    .forEach(pid -> jdbc.sql("SELECT pg_terminate_backend(?, 5000)")
                            .param(pid)
                            .query(Boolean.class)
                            .single());
        }
        jdbc.sql("DELETE FROM drill.armed WHERE statement = ?")
                .param(number(statement))
                .update();
        jdbc.sql("SELECT pg_advisory_unlock(?, ?)")
                .params(CLASS, number(statement))
                .query(Boolean.class)
                .single();
    }

    /** The second half of the lock's key. */
    private int number(Statement statement) {
        return Objects.requireNonNull(numbers.get(statement));
    }

    private List<Integer> waiting(Statement statement) {
        return jdbc.sql(WAITING).param(number(statement)).query(Integer.class).list();
    }

    @Override
    public void close() {
        session.destroy();
    }
}
