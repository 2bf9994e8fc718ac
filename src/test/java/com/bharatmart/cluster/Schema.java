package com.bharatmart.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Migrates the schema, to that of a release and to that of a later one. */
public final class Schema {

    /** Tables that shoppers read and write. */
    private static final List<String> BUSY_TABLES =
            List.of("product", "variant", "stock_level", "cart", "cart_item", "login_session", "orders", "order_line");

    /** Above the versions of all modules. */
    private static final int FIRST_LATER_VERSION = 9_000;

    private final Sandbox sandbox;
    private final PostgresPair postgres;
    private int migrations;

    Schema(Sandbox sandbox, PostgresPair postgres) {
        this.sandbox = sandbox;
        this.postgres = postgres;
    }

    /**
     * Runs the migrations of a release, as the owner of the tables.
     *
     * @param more arguments
     */
    void migrate(Release release, String... more) {
        var properties = new HashMap<>(Map.of(
                "spring.datasource.url", postgres.url(),
                "spring.datasource.username", PostgresPair.OWNER,
                "spring.datasource.password", postgres.password()));
        release.migrate(properties, List.of(more));
    }

    /**
     * Changes the schema as a later release does, with one migration for each table.
     *
     * @param release the release whose migrations run
     * @param change makes the statement from the name of a table and the name of a new column
     */
    public void change(Release release, BinaryOperator<String> change) {
        var folder = sandbox.folder("migrations");
        for (var table : BUSY_TABLES) {
            migrations++;
            sandbox.write(
                    "migrations/V%d__later.sql".formatted(FIRST_LATER_VERSION + migrations),
                    change.apply(table, "later_" + migrations) + ";");
        }
        migrate(release, "--spring.flyway.locations=classpath:db/migration,filesystem:" + folder);
    }
}
