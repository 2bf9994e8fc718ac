package com.bharatmart.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.OwnDatabase;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A shop of 26 months: each table that has a limit in {@code docs/retention.md} gets ten rows for each day, and the jobs run.
 * What is left is what the document says.
 */
@HttpTest
@Import(OwnDatabase.class)
@TestPropertySource(properties = "bharatmart.media.object-storage.archive-bucket=archive-aged")
class AgedShopTest {

    private static final Logger log = LoggerFactory.getLogger(AgedShopTest.class);

    private static final int DAYS = 26 * 31;
    private static final int ROWS_A_DAY = 10;

    /** Tables, and the time that they are kept: a number and a unit at the beginning of the cell. */
    private static final Pattern LIMIT =
            Pattern.compile("(?m)^\\| [^|]+ \\| ((?:`[a-z_]+`(?:, )?)+) \\| (\\d+) (hours|days|day|months)[^|]* \\|");

    private static final Pattern TABLE = Pattern.compile("`([a-z_]+)`");

    /** Rows of the age {@code at}, with an end of their own that is over then. */
    private static final Map<String, String> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put(
                "audit_log",
                "(id, at, actor_kind, action, target_type, target_id) SELECT gen_random_uuid(), at, 'STAFF', 'a', 'b', 'c'");
        ROWS.put("stock_movement", "(sku, change, reason, available, at) SELECT 'AGED', 1, 'COUNTED', 1, at");
        ROWS.put(
                "login_session",
                "(id, account_id, method, created_at, expires_at) SELECT gen_random_uuid(), account, 'PASSWORD', at, at + INTERVAL '90 days'");
        ROWS.put("password_reset", "(token_hash, account_id, expires_at) SELECT gen_random_uuid()::text, account, at");
        ROWS.put("one_time_code", "(phone, expires_at, requested_at) SELECT gen_random_uuid()::text, at, at");
        ROWS.put(
                "pending_sign_up",
                "(id, email, name, password_hash, expires_at) SELECT gen_random_uuid(), 'e', 'n', 'h', at");
        ROWS.put("counted_try", "(subject, whole_at) SELECT gen_random_uuid()::text, at");
        ROWS.put("known_address", "(subject, at) SELECT gen_random_uuid()::text, at");
        ROWS.put(
                "cart",
                "(id, status, version, created_at, expires_at) SELECT gen_random_uuid()::text, 'ORDERED', 1, at, at + INTERVAL '30 days'");
        ROWS.put(
                "idempotency_record",
                "(principal, key, request_hash, created_at) SELECT 'p', gen_random_uuid()::text, 'h', at");
        ROWS.put(
                "stock_notice",
                "(id, sku, state, created_at, changed_at) SELECT gen_random_uuid(), 'AGED', 'WAITING', at, at");
        ROWS.put(
                "message",
                "(subject_id, kind, part_id, channel, state, created_at) SELECT gen_random_uuid(), 'K', gen_random_uuid(), 'EMAIL', 'SENT', at");
        ROWS.put(
                "payment_event",
                "(id, type, subject, payload, state, occurred_at, received_at) SELECT gen_random_uuid()::text, 't', 's', '{}', 'DONE', at, at");
        ROWS.put(
                "catalogue_import",
                "(id, state, requested_at, finished_at) SELECT gen_random_uuid(), 'SUCCEEDED', at, at");
    }

    /** Tables with a limit in which a row needs another one, or of which there is one for each account. */
    private static final List<String> FEW_ROWS = List.of(
            "cart_item",
            "email_change",
            "phone_change",
            "order_lookup",
            "order_access_token",
            "catalogue_import_chunk");

    /** By the names of beans, which are not public. */
    private static final Map<String, String> JOBS = Map.of(
            "cartCleanupJob", "delete",
            "sessionCleanupJob", "deleteExpired",
            "rateLimitCleanupJob", "deleteExpired",
            "idempotencyCleanupJob", "deleteExpired",
            "stockNoticeJob", "deleteStale",
            "messageCleanupJob", "deleteOld",
            "paymentEventCleanupJob", "deleteOld",
            "importCleanupJob", "deleteOld",
            "orderLookupCleanupJob", "deleteExpired",
            "monthPartitionJob", "run");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @Autowired
    ArchiveStore store;

    @Test
    void eachTableHasAsManyRowsAsItsLimitAllows() throws Exception {
        var limits = limits();
        assertThat(limits.keySet()).isEqualTo(union(ROWS, FEW_ROWS));
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> store.get("nothing", 1).isEmpty());
        var before = ROWS.keySet().stream().collect(Collectors.toMap(table -> table, this::count));
        fill();

        for (var job : JOBS.entrySet()) {
            run(job.getKey(), job.getValue());
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> count("archived_month WHERE dropped_at IS NULL") == 0);

        var growth = new TreeMap<String, Long>();
        ROWS.keySet().forEach(table -> growth.put(table, count(table) - before.getOrDefault(table, 0L)));
        log.info("Of {} rows in each table are left: {}", DAYS * ROWS_A_DAY, growth);
        for (var table : ROWS.keySet()) {
            var kept = limits.getOrDefault(table, Duration.ZERO).toDays();
            // A month is dropped as a whole, and two years may have a leap day.
            var slack = table.equals("audit_log") || table.equals("stock_movement") ? 32 : 1;
            assertThat(growth.get(table))
                    .as("%s is kept for %d days", table, kept)
                    .isBetween((kept - 1) * ROWS_A_DAY, (kept + slack) * ROWS_A_DAY);
        }
    }

    private void fill() {
        jdbc.sql("INSERT INTO stock_level (sku, available, counted) VALUES ('AGED', 0, 0)")
                .update();
        jdbc.sql("INSERT INTO account (id, kind, name) VALUES (gen_random_uuid(), 'CUSTOMER', 'Aged')")
                .update();
        ROWS.forEach((table, row) -> assertThat(
                        jdbc.sql(("INSERT INTO %s %s FROM (SELECT now() - n * INTERVAL '1 day' AS at"
                                                + " FROM generate_series(1, :days) AS n, generate_series(1, :rows)) AS days,"
                                                + " (SELECT id AS account FROM account LIMIT 1) AS accounts")
                                        .formatted(table, row))
                                .param("days", DAYS)
                                .param("rows", ROWS_A_DAY)
                                .update())
                .isEqualTo(DAYS * ROWS_A_DAY));
    }

    private void run(String bean, String method) throws ReflectiveOperationException {
        var job = context.getBean(bean);
        var run = job.getClass().getDeclaredMethod(method);
        run.setAccessible(true);
        try {
            run.invoke(job);
        } catch (InvocationTargetException e) {
            throw new AssertionError(bean, e.getCause());
        }
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private static Map<String, Duration> limits() throws IOException {
        var limits = new TreeMap<String, Duration>();
        LIMIT.matcher(Files.readString(Path.of("docs", "retention.md")))
                .results()
                .forEach(row -> {
                    var number = Integer.parseInt(row.group(2));
                    var kept =
                            switch (row.group(3)) {
                                case "hours" -> Duration.ofHours(number);
                                case "months" -> Duration.ofDays(number * 365L / 12);
                                default -> Duration.ofDays(number);
                            };
                    TABLE.matcher(row.group(1)).results().forEach(table -> limits.put(table.group(1), kept));
                });
        // These are the shop's other tables, which are kept for law.
        limits.keySet()
                .removeAll(List.of("orders", "order_line", "order_status_change", "fulfilment", "fulfilment_line"));
        return limits;
    }

    private static Set<String> union(Map<String, ?> some, List<String> others) {
        var all = new TreeSet<>(some.keySet());
        all.addAll(others);
        return all;
    }
}
