package com.bharatmart.benchmark;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.order.GuestShopper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one checkout says to the database.
 *
 * @param lines of its cart
 * @param variables the columns of the rows that it wrote, for pgbench to write the same
 */
record Transcript(int lines, List<RoundTrip> roundTrips, Map<String, String> variables) {

    /** After so many checkouts the driver has prepared all statements on the server, as under load. */
    private static final int PREPARED = 20;

    static List<Transcript> record(Application application, Database database, Carts carts) {
        try (var tap = new WireTap(LocalPostgres.shared().port());
                var service = Service.start(
                        application,
                        "transcript",
                        database.url().replace(":" + LocalPostgres.shared().port(), ":" + tap.port()),
                        // The health check and the probe would talk in between.
                        Map.of(
                                "spring.datasource.hikari.maximum-pool-size", "1",
                                "bharatmart.health.interval", "1h",
                                "bharatmart.dependency.interval", "1h"))) {
            return List.of(
                    record(tap, new GuestShopper(service.http()), database, carts, 1),
                    record(tap, new GuestShopper(service.http()), database, carts, 3));
        }
    }

    /** The script of pgbench that says the same. */
    Path script() {
        return Folder.script(lines == 1 ? "checkout.sql" : "checkout-%d-lines.sql".formatted(lines));
    }

    /**
     * Fails, showing the difference, if the script has other statements than the service. It sends them one by one, as a
     * client does that does not let those leave together that can.
     */
    void requireSameScript() {
        var said = Folder.write("transcript-%d.sql".formatted(lines), RoundTrip.statements(roundTrips));
        var scripted = Folder.write("scripted-%d.sql".formatted(lines), RoundTrip.statements(scripted()));
        var difference = Command.of("diff", "-U", "1000", scripted.toString(), said.toString())
                .tryToRun();
        if (difference.exit() != 0) {
            throw new BenchmarkFailed("%s does not hold (-) what a checkout of %d lines sends (+):\n%s"
                    .formatted(script(), lines, difference.text()));
        }
    }

    private List<RoundTrip> scripted() {
        try {
            return RoundTrip.ofScript(Files.readString(script()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Transcript record(WireTap tap, GuestShopper shopper, Database database, Carts carts, int lines) {
        var ids = ids(carts.write(carts.fill(PREPARED + 1, lines, Carts.SKUS)));
        ids.subList(0, PREPARED).forEach(id -> checkout(shopper, id));
        tap.forget();
        checkout(shopper, ids.getLast());
        return new Transcript(lines, tap.transactionWith("WITH placed AS"), variables(database, ids.getLast()));
    }

    private static void checkout(GuestShopper shopper, String cart) {
        var answer = shopper.checkout("/api/v1/carts/" + cart);
        if (answer.status() != 201) {
            throw new BenchmarkFailed("a checkout was answered %d %s".formatted(answer.status(), answer.text()));
        }
    }

    private static Map<String, String> variables(Database database, String cart) {
        var variables = new HashMap<>(columns(database, "", "SELECT * FROM orders WHERE cart_id = ?", cart));
        variables.putAll(columns(database, "line_", """
                        SELECT * FROM order_line WHERE position = 0 AND order_id =
                            (SELECT id FROM orders WHERE cart_id = ?)""", cart));
        variables.putAll(columns(database, "key_", """
                        SELECT * FROM idempotency_record WHERE location =
                            '/api/v1/orders/' || (SELECT id FROM orders WHERE cart_id = ?)""", cart));
        variables.putAll(columns(database, "cart_", "SELECT * FROM cart WHERE id = ?", cart));
        return variables;
    }

    private static Map<String, String> columns(Database database, String prefix, String sql, String cart) {
        return database.jdbc()
                .sql(sql)
                .param(cart)
                .query((row, _) -> {
                    var columns = new HashMap<String, String>();
                    for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        var value = row.getString(i);
                        if (value != null) {
                            columns.put(prefix + row.getMetaData().getColumnName(i), value);
                        }
                    }
                    return columns;
                })
                .single();
    }

    private static List<String> ids(Path file) {
        try {
            return new ArrayList<>(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
