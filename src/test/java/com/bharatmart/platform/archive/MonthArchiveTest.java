package com.bharatmart.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.OwnDatabase;
import com.bharatmart.testing.ServiceCommand;
import java.sql.Date;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

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
        assertThat(restore.restore(AUDIT_LOG, month)).isEqualTo(restored);
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
    void monthWhoseRowsWereChangedAfterTheyWereArchivedStays() {
        var month = YearMonth.of(2019, 10);
        var claim = claimed(month);
        insert(month, 10);
        job.run();
        archive.write(table(), month, () -> {});
        var partition = MonthPartitionRepository.partition(AUDIT_LOG, month);
        asOwner()
                .sql("UPDATE %s SET target_id = 'another' WHERE target_id = 'p5'".formatted(partition))
                .update();

        worker.run(claim);

        assertThat(rows("audit_log", month)).hasSize(10);
        assertThat(isDropped(AUDIT_LOG, month)).isFalse();
    }

    @Test
    void monthThatHasGotAColumnSinceItWasArchivedStays() {
        var month = YearMonth.of(2019, 11);
        var claim = claimed(month);
        insert(month, 10);
        job.run();
        archive.write(table(), month, () -> {});
        asOwner().sql("ALTER TABLE audit_log ADD COLUMN later text").update();
        try {
            worker.run(claim);
        } finally {
            asOwner().sql("ALTER TABLE audit_log DROP COLUMN later").update();
        }

        assertThat(isDropped(AUDIT_LOG, month)).isFalse();
    }

    @Test
    void manifestThatWasReplacedAfterTheDropIsNotReadBack() {
        var month = YearMonth.of(2019, 12);
        var claim = claimed(month);
        insert(month, 10);
        job.run();
        worker.run(claim);
        var stored = archive.find(AUDIT_LOG, month).orElseThrow().manifest();
        var withAttribute = new ArchiveManifest(
                stored.format(),
                stored.table(),
                stored.month(),
                stored.columns(),
                stored.rows(),
                stored.firstKey(),
                stored.lastKey(),
                stored.parts(),
                Map.of("lastSeal", "1"),
                stored.writtenAt());
        put(month, withAttribute);

        assertThatThrownBy(() -> restore.restore(AUDIT_LOG, month))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("is not the one that the month was archived with");
        assertThat(exists(MonthPartitionRepository.partition(AUDIT_LOG, month) + "_restored"))
                .isFalse();
    }

    @Test
    void restoredTableWithOtherRowsIsNotTakenForTheMonth() {
        var month = YearMonth.of(2020, 1);
        var claim = claimed(month);
        insert(month, 10);
        job.run();
        worker.run(claim);
        var restored = restore.restore(AUDIT_LOG, month).table();
        asOwner()
                .sql("DELETE FROM %s WHERE target_id = 'p5'".formatted(restored))
                .update();

        assertThatThrownBy(() -> restore.restore(AUDIT_LOG, month))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("has 9 rows, but 10 are archived");
    }

    @Test
    void monthIsClaimedByOneInstanceAtATime() {
        var month = YearMonth.of(2020, 2);
        var claim = claimed(month);
        insert(month, 10);
        job.run();
        jdbc.sql("UPDATE archived_month SET due_at = now() - INTERVAL '1 second', attempt = 6 WHERE month = ?")
                .param(Date.valueOf(month.atDay(1)))
                .update();

        await().atMost(Duration.ofMinutes(1)).until(() -> isDropped(AUDIT_LOG, month));

        var archived = archive.find(AUDIT_LOG, month).orElseThrow();
        worker.run(claim);
        worker.run(new ArchivedMonthRepository.Claim(AUDIT_LOG, month, 7));
        assertThat(archive.find(AUDIT_LOG, month)).contains(archived);
        assertThat(queue.claim(List.of(AUDIT_LOG), Duration.ofMinutes(5)).map(ArchivedMonthRepository.Claim::month))
                .isNotEqualTo(Optional.of(month));
    }

    @Test
    void instanceThatHasLostItsLeaseWritesNoFurtherPart() {
        var month = YearMonth.of(2020, 3);
        var claim = claimed(month);
        insert(month, 10);
        job.run();
        jdbc.sql("UPDATE archived_month SET attempt = 2 WHERE month = ?")
                .param(Date.valueOf(month.atDay(1)))
                .update();

        worker.run(claim);

        assertThat(archive.find(AUDIT_LOG, month)).isEmpty();
    }

    /** Without parts, it is the drop that finds the other instance. */
    @Test
    void instanceThatHasLostItsLeaseDropsNoEmptyMonth() {
        var month = YearMonth.of(2020, 5);
        var claim = claimed(month);
        asOwner()
                .sql("SELECT add_month_partition('audit_log', '2020-05-01')")
                .query()
                .singleRow();
        jdbc.sql("UPDATE archived_month SET attempt = 2 WHERE month = ?")
                .param(Date.valueOf(month.atDay(1)))
                .update();

        worker.run(claim);

        assertThat(partitions.months(AUDIT_LOG)).contains(month);
    }

    @Test
    void commandReadsAMonthBackInAProcessOfItsOwn() {
        var month = YearMonth.of(2020, 4);
        var claim = claimed(month);
        insert(month, 10);
        job.run();
        worker.run(claim);

        var command = ServiceCommand.run(
                "restore-archive",
                "audit_log/2020-04",
                "--spring.datasource.url=" + LocalPostgres.shared().jdbcUrl(database()),
                "--bharatmart.media.object-storage.archive-bucket=archive-months");

        assertThat(command.status()).as(command.log()).isZero();
        assertThat(command.log())
                .contains("The table audit_log_2020_04_restored has the 10 rows of the archived month")
                .doesNotContain("Tomcat", "HHH");
        assertThat(rows("audit_log_2020_04_restored", month)).hasSize(10);
    }

    @Test
    void commandThatFailsSaysWhyAndEndsWithAnotherStatus() {
        var command = ServiceCommand.run(
                "restore-archive",
                "audit_log/2001-01",
                "--spring.datasource.url=" + LocalPostgres.shared().jdbcUrl(database()),
                "--bharatmart.media.object-storage.archive-bucket=archive-months");

        assertThat(command.status()).as(command.log()).isOne();
        assertThat(command.log()).contains("Nothing is restored. The month 2001-01 of audit_log is not archived.");
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

    private void put(YearMonth month, ArchiveManifest manifest) {
        store.put(
                "%s/%s/manifest.json".formatted(AUDIT_LOG, month),
                "application/json",
                new JsonMapper().writeValueAsBytes(manifest));
    }

    private String database() {
        return jdbc.sql("SELECT current_database()").query(String.class).single();
    }

    private JdbcClient asOwner() {
        return JdbcClient.create(LocalPostgres.shared().asOwner(database()));
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
