package com.bharatmart.benchmark;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one request says to the database.
 *
 * @param script of pgbench that says the same
 * @param variables the columns of the rows that the request wrote, for pgbench to write the same
 */
record Transcript(String name, Path script, List<RoundTrip> roundTrips, Map<String, String> variables) {

    static final String CHECKOUT = "checkout, 1 line";
    static final String LONGER_CHECKOUT = "checkout, 3 lines";
    static final String ADD = "cart: add an item";

    /** After so many requests the driver has prepared all statements on the server, as under load. */
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
            var shopper = new GuestShopper(service.http());
            return List.of(
                    checkout(CHECKOUT, "checkout.sql", tap, shopper, database, carts, 1),
                    checkout(LONGER_CHECKOUT, "checkout-3-lines.sql", tap, shopper, database, carts, 3),
                    add(tap, shopper, database, carts));
        }
    }

    /**
     * Fails, showing the difference, if the script has other statements than the service. It sends them one by one, as a
     * client does that does not let those leave together that can.
     */
    void requireSameScript() {
        var said = Folder.write("transcript-" + script.getFileName(), RoundTrip.statements(roundTrips));
        var scripted = Folder.write("scripted-" + script.getFileName(), RoundTrip.statements(scripted()));
        var difference = Command.of("diff", "-U", "1000", scripted.toString(), said.toString())
                .tryToRun();
        if (difference.exit() != 0) {
            throw new BenchmarkFailed("%s does not hold (-) what the service sends (+) for %s:\n%s"
                    .formatted(script, name, difference.text()));
        }
    }

    private List<RoundTrip> scripted() {
        try {
            return RoundTrip.ofScript(Files.readString(script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Transcript checkout(
            String name, String script, WireTap tap, GuestShopper shopper, Database database, Carts carts, int lines) {
        var last = last(tap, carts, lines, cart -> requireStatus(201, shopper.checkout(cart)));
        return new Transcript(
                name, Folder.script(script), tap.transactionWith("WITH placed AS"), variables(database, last));
    }

    private static Transcript add(WireTap tap, GuestShopper shopper, Database database, Carts carts) {
        var sku = new Sku(String.valueOf(Carts.FIRST_SKU));
        var last = last(tap, carts, 0, cart -> requireStatus(200, shopper.add(cart, sku, 1)));
        var variables = new HashMap<>(columns(database, "cart_", "SELECT * FROM cart WHERE id = ?", last));
        variables.putAll(columns(database, "item_", "SELECT * FROM cart_item WHERE cart_id = ?", last));
        return new Transcript(
                ADD, Folder.script("cart-add.sql"), tap.transactionWith("INSERT INTO cart_item"), variables);
    }

    /** Sends a request for each of some carts, and forgets all that was seen before that of the last one, which is returned. */
    private static String last(WireTap tap, Carts carts, int lines, Consumer<String> request) {
        var ids = ids(carts.write(carts.fill(PREPARED + 1, lines, Carts.SKUS)));
        ids.subList(0, PREPARED).forEach(id -> request.accept("/api/v1/carts/" + id));
        tap.forget();
        request.accept("/api/v1/carts/" + ids.getLast());
        return ids.getLast();
    }

    private static void requireStatus(int status, Http.Response answer) {
        if (answer.status() != status) {
            throw new BenchmarkFailed(
                    "a change of a cart was answered %d %s".formatted(answer.status(), answer.text()));
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
