package com.bharatmart.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Fills carts for checkouts, by SQL. The n-th cart's id is the MD5 of n; none is handed out twice. */
final class Carts {

    /** Skus of the goods in carts are numbers, which pgbench can make up. */
    static final int FIRST_SKU = 100_001;

    static final int SKUS = 1_000;

    private static final String NAME_SKUS = """
            WITH named AS (
                SELECT v.sku AS old, (:first - 1 + row_number() OVER (ORDER BY v.sku))::text AS sku
                FROM variant v JOIN product p ON p.id = v.product_id
                WHERE p.published ORDER BY v.sku LIMIT :skus),
            removed AS (
                DELETE FROM variant_option o USING named WHERE o.sku = named.old
                RETURNING named.sku, o.product_id, o.name, o.value),
            options AS (
                INSERT INTO variant_option (sku, product_id, name, value) SELECT sku, product_id, name, value FROM removed)
            UPDATE variant SET sku = named.sku FROM named WHERE variant.sku = named.old""";

    private static final String STOCK_UP = """
            INSERT INTO stock_level (sku, available, counted)
            SELECT (:first - 1 + n)::text, 1000000000, 1000000000 FROM generate_series(1, :skus) AS n
            ON CONFLICT (sku) DO UPDATE SET available = excluded.available, counted = excluded.counted""";

    private static final String CARTS = """
            INSERT INTO cart (id, status, version, expires_at)
            SELECT md5(n::text), 'ACTIVE', 0, now() + interval '30 days'
            FROM generate_series(:first, :last) AS n""";

    private static final String ITEMS = """
            INSERT INTO cart_item (id, cart_id, sku, quantity)
            SELECT uuidv7(), md5(n::text), (:firstSku + (abs(hashint8(n)::bigint) + 333 * line) % :skus)::text, 1
            FROM generate_series(:first, :last) AS n, generate_series(0, :lines - 1) AS line""";

    private final Database database;
    private final AtomicLong next = new AtomicLong(1_000_000);

    private Carts(Database database) {
        this.database = database;
    }

    /** Makes the goods for them out of products that are there. */
    static Carts over(Database database) {
        for (var sql : new String[] {NAME_SKUS, STOCK_UP}) {
            var rows = database.jdbc()
                    .sql(sql)
                    .param("first", FIRST_SKU)
                    .param("skus", SKUS)
                    .update();
            if (rows != SKUS) {
                throw new BenchmarkFailed("there are but %d of %d skus for carts".formatted(rows, SKUS));
            }
        }
        return new Carts(database);
    }

    /** Carts of so many lines of one unit, over the first so many skus; without lines they are empty. */
    Slice fill(int carts, int lines, int skus) {
        var slice = new Slice(next.getAndAdd(carts), carts);
        database.jdbc()
                .sql(CARTS)
                .param("first", slice.first)
                .param("last", slice.last())
                .update();
        database.jdbc()
                .sql(ITEMS)
                .param("first", slice.first)
                .param("last", slice.last())
                .param("lines", lines)
                .param("firstSku", FIRST_SKU)
                .param("skus", skus)
                .update();
        database.settle();
        return slice;
    }

    /** One id per line. */
    Path write(Slice slice) {
        try {
            var ids = database.jdbc()
                    .sql("SELECT md5(n::text) FROM generate_series(:first, :last) AS n")
                    .param("first", slice.first)
                    .param("last", slice.last())
                    .query(String.class)
                    .list();
            return Files.write(Folder.file("carts.txt"), ids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The carts of the numbers from {@code first} on. */
    record Slice(long first, int count) {
        long last() {
            return first + count - 1;
        }
    }
}
