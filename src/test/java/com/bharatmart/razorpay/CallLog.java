package com.bharatmart.razorpay;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every request to the API, so that a drill can compare calls with arrivals. */
public final class CallLog {

    private static final String COUNT = """
            SELECT route, count(*) AS calls, count(*) FILTER (WHERE status >= 400) AS failed,
                count(*) FILTER (WHERE NOT answered) AS unanswered
            FROM call GROUP BY route ORDER BY route
            """;

    private static final String ADD = """
            INSERT INTO call (route, path, status, answered, received_ms) VALUES (?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;

    CallLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The calls of a route.
     *
     * @param failed those with an error
     * @param unanswered those whose connection was closed instead of an answer
     */
    public record Count(String route, long calls, long failed, long unanswered) {}

    void add(String route, String path, int status, boolean answered, long receivedMs) {
        jdbc.sql(ADD).params(route, path, status, answered, receivedMs).update();
    }

    public List<Count> counts() {
        return jdbc.sql(COUNT).query(Count.class).list();
    }

    /** The number of calls of a route, for example {@code POST /v1/orders}. */
    public long count(String route) {
        return jdbc.sql("SELECT count(*) FROM call WHERE route = ?")
                .param(route)
                .query(Long.class)
                .single();
    }

    public void clear() {
        jdbc.sql("DELETE FROM call").update();
    }
}
