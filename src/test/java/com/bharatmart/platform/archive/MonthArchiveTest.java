package com.bharatmart.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.OwnDatabase;
import java.sql.Date;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Months of the audit log and of stock movements in the archive. */
@HttpTest
@Import(OwnDatabase.class)
@TestPropertySource(properties = "bharatmart.media.object-storage.archive-bucket=archive-months")
class MonthArchiveTest {

    private static final String AUDIT_LOG = "audit_log";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MonthPartitionJob job;

    @Autowired
    MonthPartitionRepository partitions;

    @Autowired
    ArchivedMonthRepository queue;

    @Autowired
    ArchiveWorker worker;

    @Autowired
    MonthArchive archive;

    @Autowired
    ArchiveStore store;

    @Autowired
    ArchiveRestoreService restore;

    @Autowired
    List<ArchivedTable> tables;

    @Autowired
    List<IntegrityCheck> checks;

    @BeforeEach
    void awaitObjectStorage() {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> store.get("nothing", 1).isEmpty());
    }

    @Test
    void oldMonthIsArchivedInPartsDroppedAndReadBackEqual() {
        var month = YearMonth.of(2019, 2);
        insert(month, 12_000);
        insertSpecial(month);
        var rows = rows("audit_log", month);

        job.run();

        await().atMost(Duration.ofMinutes(1)).until(() -> isDropped(AUDIT_LOG, month));
        assertThat(rows("audit_log", month)).isEmpty();
        assertThat(partitions.months(AUDIT_LOG)).doesNotContain(month);
        var manifest = archive.find(AUDIT_LOG, month).orElseThrow().manifest();
        assertThat(manifest.rows()).isEqualTo(rows.size());
        assertThat(manifest.parts()).hasSize(2);
        var restored = restore.restore(AUDIT_LOG, month);
        assertThat(restored.rows()).isEqualTo(rows.size());
        assertThat(rows(restored.table(), month)).isEqualTo(rows);
        assertThat(jdbc.sql("SELECT before IS NULL, after::text FROM %s WHERE action = 'json-null'"
                                .formatted(restored.table()))
                        .query()
                        .singleRow()
                        .values())
                .containsExactly(true, "null");
    }

    @Test
    void youngMonthsStay() {
        var current = partitions.currentMonth();
        var lastOnline = current.minusMonths(24);
        insert(lastOnline, 3);
        insert(lastOnline.minusMonths(1), 3);

        job.run();

        await().atMost(Duration.ofMinutes(1)).until(() -> isDropped(AUDIT_LOG, lastOnline.minusMonths(1)));
        assertThat(partitions.months(AUDIT_LOG)).contains(lastOnline, current, current.plusMonths(3));
        assertThat(rows("audit_log", lastOnline)).hasSize(3);
        assertThat(partitions.rowsWithoutPartition(AUDIT_LOG)).isZero();
    }

    @Test
    void brokenOffWorkIsRepeated() {
        var month = YearMonth.of(2019, 4);
        var claim = claimed(month);
        insert(month, 12_000);
        job.run();
        var calls = new ArrayList<Integer>();

        assertThatThrownBy(() -> archive.write(table(), month, () -> {
                    calls.add(1);
                    if (calls.size() == 2) {
                        throw new IllegalStateException("the instance dies");
                    }
                }))
                .hasMessage("the instance dies");
        assertThat(archive.find(AUDIT_LOG, month)).isEmpty();
        assertThat(rows("audit_log", month)).hasSize(12_000);

        worker.run(claim);

        assertThat(isDropped(AUDIT_LOG, month)).isTrue();
        assertThat(archive.find(AUDIT_LOG, month).orElseThrow().manifest().rows())
                .isEqualTo(12_000);
    }

    @Test
    void damagedOrMissingObjectKeepsTheMonth() {
        var month = YearMonth.of(2019, 5);
        var claim = claimed(month);
        insert(month, 10);
        job.run();
        archive.write(table(), month, () -> {});
        var part =
                archive.find(AUDIT_LOG, month).orElseThrow().manifest().parts().getFirst();
        var object = archive.read(part);
        var damaged = object.clone();
        damaged[damaged.length / 2] ^= 1;
        store.put(part.name(), "application/gzip", damaged);

        worker.run(claim);

        assertThat(rows("audit_log", month)).hasSize(10);
        assertThat(queue.waitingSeconds(AUDIT_LOG)).isNotNegative();
        assertThatThrownBy(() -> restore.restore(AUDIT_LOG, month))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("damaged");
        assertThat(exists(MonthPartitionRepository.partition(AUDIT_LOG, month) + "_restored"))
                .isFalse();

        store.put(part.name(), "application/gzip", object);
        worker.run(claim);

        assertThat(isDropped(AUDIT_LOG, month)).isTrue();
    }

    @Test
    void monthWithRowsThatAreNotArchivedStays() {
        var month = YearMonth.of(2019, 6);
        var claim = claimed(month);
        insert(month, 10);
        job.run();
        archive.write(table(), month, () -> {});
        insert(month, 1);

        worker.run(claim);

        assertThat(rows("audit_log", month)).hasSize(11);
        assertThat(isDropped(AUDIT_LOG, month)).isFalse();
    }

    @Test
    void instanceThatHasLostItsLeaseDropsNothing() {
        var month = YearMonth.of(2019, 7);
        var claim = claimed(month);
        insert(month, 10);
        job.run();
        jdbc.sql("UPDATE archived_month SET attempt = 2 WHERE month = ?")
                .param(Date.valueOf(month.atDay(1)))
                .update();

        worker.run(claim);

        assertThat(rows("audit_log", month)).hasSize(10);
        assertThat(isDropped(AUDIT_LOG, month)).isFalse();
    }

    @Test
    void stockStillAgreesWithItsMovements() {
        var month = YearMonth.of(2019, 8);
        jdbc.sql("INSERT INTO stock_level (sku, available, counted, adjusted) VALUES ('OLD', 7, 10, -3)")
                .update();
        jdbc.sql("""
                        INSERT INTO stock_movement (sku, change, reason, note, available, at)
                        VALUES ('OLD', 10, 'IMPORTED', NULL, 10, :at::timestamptz), ('OLD', -2, 'LOST', 'a "note"', 8, :at::timestamptz),
                               ('OLD', -1, 'LOST', NULL, 7, now())""").param("at", month.atDay(9) + "T10:00Z").update();
        var rows = rows("stock_movement", month);

        job.run();

        await().atMost(Duration.ofMinutes(1)).until(() -> isDropped("stock_movement", month));
        assertThat(jdbc.sql("SELECT change FROM stock_movement_archived WHERE sku = 'OLD'")
                        .query(Long.class)
                        .single())
                .isEqualTo(8);
        assertThat(checks.stream()
                        .filter(check -> check.name().equals("stock-movements"))
                        .flatMap(check -> check.check(null, 1000).violations().stream()))
                .isEmpty();
        assertThat(rows(restore.restore("stock_movement", month).table(), month))
                .isEqualTo(rows);
    }

    @Test
    void unknownMonthIsRefused() {
        assertThatThrownBy(() -> restore.restore(AUDIT_LOG, YearMonth.of(2001, 1)))
                .isInstanceOf(ArchiveException.class)
                .hasMessage("The month 2001-01 of audit_log is not archived.");
    }

    private ArchivedTable table() {
        return tables.stream()
                .filter(table -> table.name().equals(AUDIT_LOG))
                .findAny()
                .orElseThrow();
    }

    /** In the queue, and claimed by the test: the worker in the background leaves it alone. */
    private ArchivedMonthRepository.Claim claimed(YearMonth month) {
        jdbc.sql(
                        "INSERT INTO archived_month (table_name, month, due_at, attempt) VALUES (?, ?, now() + INTERVAL '1 day', 1)")
                .params(AUDIT_LOG, Date.valueOf(month.atDay(1)))
                .update();
        return new ArchivedMonthRepository.Claim(AUDIT_LOG, month, 1);
    }

    private void insert(YearMonth month, int count) {
        jdbc.sql("""
                        INSERT INTO audit_log (id, at, actor_kind, actor_id, action, target_type, target_id, before, after)
                        SELECT gen_random_uuid(), :start::timestamptz + n * INTERVAL '0.9 second', 'STAFF', gen_random_uuid(),
                            'product.updated', 'product', 'p' || n, jsonb_build_object('n', n), jsonb_build_object('n', n / 3.0)
                        FROM generate_series(1, :count) AS n""")
                .param("start", month.atDay(1) + "T00:00Z")
                .param("count", count)
                .update();
    }

    private void insertSpecial(YearMonth month) {
        for (var action : List.of("", "a,b", "a \"b\"", "two\nlines\r\n", "\\N", "\\.", "चाय", " ", "json-null")) {
            jdbc.sql("""
                            INSERT INTO audit_log (id, at, actor_kind, action, target_type, target_id, after, request_id)
                            VALUES (gen_random_uuid(), :at::timestamptz, 'GUEST', :action, '', :action, 'null', :action)""")
                    .params(Map.of("at", month.atEndOfMonth() + "T23:59:59.999999Z", "action", action))
                    .update();
        }
    }

    private List<String> rows(String table, YearMonth month) {
        return jdbc.sql("SELECT t::text FROM %s t WHERE at >= ?::timestamptz AND at < ?::timestamptz ORDER BY id"
                        .formatted(table))
                .params(month.atDay(1) + "T00:00Z", month.plusMonths(1).atDay(1) + "T00:00Z")
                .query(String.class)
                .list();
    }

    private boolean isDropped(String table, YearMonth month) {
        return jdbc.sql(
                                "SELECT EXISTS (SELECT FROM archived_month WHERE table_name = ? AND month = ? AND dropped_at IS NOT NULL)")
                        .params(table, Date.valueOf(month.atDay(1)))
                        .query(Boolean.class)
                        .single()
                && !exists(MonthPartitionRepository.partition(table, month));
    }

    private boolean exists(String table) {
        return jdbc.sql("SELECT to_regclass(?) IS NOT NULL")
                .param(table)
                .query(Boolean.class)
                .single();
    }
}
