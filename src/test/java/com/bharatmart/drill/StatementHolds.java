package com.bharatmart.drill;

import com.bharatmart.drill.KillPoint.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Holds statements and commits of the service: triggers wait for advisory locks that this session has. The statement of an
 * order is held if the point is armed for the cart of the order.
 */
final class StatementHolds implements AutoCloseable {

    private static final int CLASS = 30;

    /** The trigger waits longer than the service waits for locks. The service's role has no rights here. */
    private static final String SCHEMA = """
            CREATE SCHEMA drill;
            CREATE TABLE drill.armed (point integer, cart text);
            CREATE FUNCTION drill.hold() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET lock_timeout = 0 AS $$
            DECLARE
                reference text := to_jsonb(NEW) ->> TG_ARGV[1];
            BEGIN
                IF EXISTS (
                    SELECT FROM drill.armed a JOIN public.orders o ON o.cart_id = a.cart
                    LEFT JOIN public.payment p ON p.order_id = o.id
                    WHERE a.point = TG_ARGV[0]::integer AND reference IN (o.id::text, p.provider_order_id))
                THEN
                    PERFORM pg_advisory_xact_lock_shared(%d, TG_ARGV[0]::integer);
                END IF;
                RETURN NEW;
            END $$""".formatted(CLASS);

    private static final String WAITING = """
            SELECT pid FROM pg_locks
            WHERE locktype = 'advisory' AND classid = %d AND objid = ? AND NOT granted""".formatted(CLASS);

    private final JdbcClient jdbc;
    private final SingleConnectionDataSource session;

    StatementHolds(DataSource database) {
        try {
            Connection connection = database.getConnection();
            session = new SingleConnectionDataSource(connection, true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        jdbc = JdbcClient.create(session);
        jdbc.sql(SCHEMA).update();
        for (var point : KillPoint.values()) {
            if (point.hold() instanceof Statement statement) {
                jdbc.sql(trigger(point, statement)).update();
            }
        }
    }

    private static String trigger(KillPoint point, Statement statement) {
        return """
                CREATE %s TRIGGER drill_hold_%d %s ON %s %s FOR EACH ROW WHEN (%s)
                EXECUTE FUNCTION drill.hold('%2$d', '%s')""".formatted(
                        statement.isAtCommit() ? "CONSTRAINT" : "",
                        number(point),
                        statement.when(),
                        statement.table(),
                        statement.isAtCommit() ? "DEFERRABLE INITIALLY DEFERRED" : "",
                        statement.condition(),
                        statement.table().equals("payment_event") ? "provider_order_id" : "order_id");
    }

    /** The next statement at this point for the order of the cart waits. */
    void arm(KillPoint point, String cart) {
        jdbc.sql("SELECT pg_advisory_lock(?, ?)::text")
                .params(CLASS, number(point))
                .query(String.class)
                .single();
        jdbc.sql("INSERT INTO drill.armed VALUES (?, ?)")
                .params(number(point), cart)
                .update();
    }

    boolean isHeld(KillPoint point) {
        return !waiting(point).isEmpty();
    }

    /** Ends the wait, after the death of the service: the transaction commits, or is lost with its connection. */
    void release(KillPoint point, boolean survives) {
        if (!survives) {
            waiting(point)
                    .forEach(pid -> jdbc.sql("SELECT pg_terminate_backend(?, 5000)")
                            .param(pid)
                            .query(Boolean.class)
                            .single());
        }
        jdbc.sql("DELETE FROM drill.armed WHERE point = ?").param(number(point)).update();
        jdbc.sql("SELECT pg_advisory_unlock(?, ?)")
                .params(CLASS, number(point))
                .query(Boolean.class)
                .single();
    }

    /** The second half of the lock's key. */
    private static int number(KillPoint point) {
        return List.of(KillPoint.values()).indexOf(point);
    }

    private List<Integer> waiting(KillPoint point) {
        return jdbc.sql(WAITING).param(number(point)).query(Integer.class).list();
    }

    @Override
    public void close() {
        session.destroy();
    }
}
