package com.bharatmart.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.testing.CapturedLog;
import com.bharatmart.testing.InParallel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the owner of the tables changes in a sealed log is found, and what the service writes is never suspected. */
class AuditSealTest {

    private static final String KEY = key('a');
    private static final String OTHER_KEY = key('b');

    private static final String INSERT = """
            INSERT INTO audit_log (id, at, actor_kind, action, target_type, target_id, after)
            VALUES (:id, now() - make_interval(months => :age), 'STAFF', 'product.updated', 'product', :target,
                '{"title": "Towel \\u20b9"}')""";

    private static final String DATABASE =
            "seal_" + UUID.randomUUID().toString().replace("-", "");

    private final DataSource transactional = connection();
    private final JdbcClient owner = JdbcClient.create(LocalPostgres.shared().asOwner(DATABASE));
    private final JdbcClient service = JdbcClient.create(connection());

    @BeforeAll
    static void createDatabase() {
        LocalPostgres.shared().create(DATABASE);
    }

    @BeforeEach
    void empty() {
        owner.sql("TRUNCATE audit_log, audit_seal").update();
        owner.sql("UPDATE audit_sealing SET due_at = now()").update();
    }

    @Test
    void untouchedLogHasNoViolation() {
        var instance = instance(KEY);
        assertThat(violations(instance)).isEmpty();

        sealed(instance, 3, 1, 40);

        assertThat(violations(instance)).isEmpty();
        assertThat(entries()).isEqualTo(44);
        assertThat(instance.rows.unsealedSeconds(instance.repository.last())).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 microsecond'",
                "actor_kind = 'SYSTEM'",
                "actor_id = id",
                "action = 'product.created'",
                "target_type = 'variant'",
                "target_id = target_id || ' '",
                "before = 'null'",
                "after = after || '{\"title\": \"Scarf\"}'",
                "request_id = ''"
            })
    void changedColumnIsFound(String change) {
        var instance = instance(KEY);
        var rows = sealed(instance, 3, 3, 3);

        owner.sql("UPDATE audit_log SET %s WHERE id = ?".formatted(change))
                .param(rows.get(4))
                .update();

        assertThat(violations(instance)).containsExactly("seal 2: rows changed: " + rows.get(4));
    }

    @Test
    void removedRowIsFound() {
        var instance = instance(KEY);
        var rows = sealed(instance, 3, 3, 3);

        remove(rows.get(3));

        assertThat(violations(instance)).containsExactly("seal 2: rows removed: " + rows.get(3));
    }

    @Test
    void allRowsOfAllSealsAreFoundMissing() {
        var instance = instance(KEY);
        sealed(instance, 7, 3);

        owner.sql("TRUNCATE audit_log").update();

        assertThat(violations(instance))
                .hasSize(2)
                .anySatisfy(text ->
                        assertThat(text).startsWith("seal 1: rows removed: ").endsWith(" and 2 more"));
    }

    @Test
    void rowThatWasInsertedOrMovedAfterwardsIsFound() {
        var instance = instance(KEY);
        var rows = sealed(instance, 3, 3, 3);
        var inserted = insert(service, 0);

        owner.sql(
                        "UPDATE audit_log SET position = (SELECT last_position - 1 FROM audit_seal WHERE number = 2) WHERE id = ?")
                .param(inserted)
                .update();
        owner.sql(
                        "UPDATE audit_log SET position = (SELECT last_position - 1 FROM audit_seal WHERE number = 3) WHERE id = ?")
                .param(rows.getFirst())
                .update();

        assertThat(violations(instance))
                .containsExactly(
                        "seal 1: rows removed: " + rows.getFirst(),
                        "seal 2: rows inserted after the rows were sealed: " + inserted,
                        "seal 3: rows inserted after the rows were sealed: " + rows.getFirst());
    }

    @Test
    void rowWithTheIdOfARemovedOneIsFound() {
        var instance = instance(KEY);
        var rows = sealed(instance, 3);

        owner.sql("UPDATE audit_log SET id = ? WHERE id = ?")
                .params(UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"), rows.get(2))
                .update();
        owner.sql("UPDATE audit_log SET id = ? WHERE id = ?")
                .params(rows.get(2), rows.get(1))
                .update();

        assertThat(violations(instance))
                .containsExactly("seal 1: rows changed: %s; removed: %s".formatted(rows.get(2), rows.get(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "month = month + interval '1 month'",
                "after_position = after_position + 1",
                "last_position = last_position + 1",
                "entries = substring(entries FOR 32)",
                "entries = ''",
                "sealed_at = sealed_at + interval '1 second'",
                "previous = NULL",
                "mac = (SELECT mac FROM audit_seal WHERE number = 1)"
            })
    void changedSealIsFound(String change) {
        var instance = instance(KEY);
        sealed(instance, 3, 3, 3);

        owner.sql("UPDATE audit_seal SET %s WHERE number = 2".formatted(change)).update();

        assertThat(violations(instance)).contains("seal 2: the seal was changed");
    }

    @Test
    void sealOfAnotherKeyIsFound() {
        var instance = instance(KEY);
        sealed(instance, 3, 3);

        owner.sql("UPDATE audit_seal SET key_id = 'mine' WHERE number = 2").update();

        assertThat(violations(instance))
                .containsExactly("seal 2: the seal was changed, or is of the key mine, which is not configured");
    }

    @Test
    void removedSealsAreFoundWithTheirRows() {
        var instance = instance(KEY);
        var rows = sealed(instance, 1, 1, 1, 1);

        owner.sql("DELETE FROM audit_seal WHERE number IN (2, 3)").update();
        remove(rows.get(1));
        remove(rows.get(2));

        assertThat(violations(instance)).containsExactly("seal 4: the seals from 2 on, before this one, were removed");
        owner.sql("DELETE FROM audit_seal WHERE number = 1").update();
        remove(rows.get(0));
        remove(rows.get(3));
        assertThat(violations(instance))
                .containsExactly("seal 4: the seals before this one were removed; rows removed: " + rows.get(3));
    }

    @Test
    void removedEndIsFoundByAnInstanceThatHasSeenIt() {
        var instance = instance(KEY);
        var rows = sealed(instance, 1, 1, 1);
        var seen = instance.head.refresh().orElseThrow().hex();

        owner.sql("DELETE FROM audit_seal WHERE number > 1").update();
        remove(rows.get(1));
        remove(rows.get(2));

        var expected = "seal 3: an instance has seen the seal %s, which was removed with all after it".formatted(seen);
        assertThat(violations(instance)).containsExactly(expected);
        sealed(instance, 1, 1, 1);
        instance.head.refresh();
        assertThat(violations(instance)).containsExactly(expected);
    }

    @Test
    void sealThatWasMadeInPlaceOfAnotherIsFound() {
        var instance = instance(KEY);
        sealed(instance, 1, 1, 1);
        owner.sql("DROP TABLE IF EXISTS copy").update();
        owner.sql("CREATE TABLE copy AS SELECT * FROM audit_seal WHERE number = 3")
                .update();
        owner.sql("DELETE FROM audit_seal WHERE number > 1").update();
        seal(instance);

        owner.sql("INSERT INTO audit_seal SELECT * FROM copy").update();

        assertThat(violations(instance)).contains("seal 3: the seal before this one was replaced");
    }

    @Test
    void rowOfATransactionThatCommitsLateIsSealedBeforeThoseAfterIt() {
        var instance = instance(KEY);
        var late = transactions().execute(_ -> {
            var id = insert(inTransaction(), 0);
            insert(service, 0);

            assertThat(instance.job.sealNext(instance.key())).isFalse();
            return id;
        });

        seal(instance);

        assertThat(late).isNotNull();
        assertThat(entries()).isEqualTo(2);
        assertThat(violations(instance)).isEmpty();
    }

    @Test
    void concurrentWritersAndInstancesRaiseNoFalseAlarm() {
        var instances = List.of(instance(KEY), instance(KEY));
        var writers = 6;
        var barrier = new CyclicBarrier(writers);
        var writing = new AtomicInteger(writers);
        var tasks = new ArrayList<Callable<Integer>>();
        for (var writer = 0; writer < writers; writer++) {
            tasks.add(() -> {
                for (var round = 0; round < 20; round++) {
                    transactions().executeWithoutResult(transaction -> {
                        var client = inTransaction();
                        insert(client, 0);
                        // In every other round the transactions end in another order than they have begun.
                        join(barrier);
                        IntStream.range(0, ThreadLocalRandom.current().nextInt(4))
                                .forEach(_ -> insert(client, 0));
                        if (ThreadLocalRandom.current().nextInt(5) == 0) {
                            transaction.setRollbackOnly();
                        }
                    });
                }
                return writing.decrementAndGet();
            });
        }
        instances.forEach(instance -> tasks.add(() -> {
            var rounds = 0;
            for (; writing.get() > 0; rounds++) {
                instance.job.sealNext(instance.key());
                instance.head.refresh();
                assertThat(violations(instance)).isEmpty();
            }
            return rounds;
        }));

        InParallel.run(tasks);

        seal(instances.getFirst());
        assertThat(owner.sql("SELECT count(*) FROM audit_seal")
                        .query(Long.class)
                        .single())
                .isGreaterThan(1);
        assertThat(entries())
                .isEqualTo(owner.sql("SELECT count(*) FROM audit_log")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(100);
        assertThat(instances)
                .allSatisfy(instance -> assertThat(violations(instance)).isEmpty());
    }

    @Test
    void twoInstancesMakeOneSealOfTheSameRows() {
        var instances = List.of(instance(KEY), instance(KEY));
        for (var round = 0; round < 10; round++) {
            insert(service, 0);

            InParallel.run(instances.stream()
                    .map(instance -> (Callable<Boolean>) () -> instance.job.sealNext(instance.key()))
                    .toList());
        }

        seal(instances.getFirst());
        assertThat(entries()).isEqualTo(10);
        assertThat(violations(instances.getFirst())).isEmpty();
    }

    @Test
    void instanceThatDiesLeavesNothingAndAnotherGoesOn() {
        var dies = instance(KEY);
        var other = instance(KEY);
        sealed(dies, 2);
        insert(service, 0);
        awaitComplete();
        transactions().executeWithoutResult(transaction -> {
            assertThat(instance(KEY, inTransaction()).job.sealNext(dies.key())).isTrue();
            transaction.setRollbackOnly();
        });
        assertThat(dies.repository.claimRun(Duration.ZERO)).isTrue();

        other.job.run();

        assertThat(other.repository.claimRun(Duration.ZERO)).isFalse();
        assertThat(entries()).isEqualTo(3);
        assertThat(violations(other)).isEmpty();
    }

    @Test
    void anotherKeyGoesOnWithTheChain() {
        sealed(instance(KEY), 2);
        var rotated = instance(new AuditSealProperties(OTHER_KEY, List.of(KEY), Duration.ofMinutes(1), 72, List.of()));
        var rows = sealed(rotated, 2);

        assertThat(violations(rotated)).isEmpty();
        assertThat(violations(instance(OTHER_KEY)))
                .containsExactly("seal 1: the seal was changed, or is of the key %s, which is not configured"
                        .formatted(instance(KEY).key()));
        remove(rows.getFirst());
        assertThat(violations(rotated)).containsExactly("seal 2: rows removed: " + rows.getFirst());
    }

    @Test
    void withoutAKeyNothingIsSealed() {
        var instance = instance(new AuditSealProperties(" ", List.of(), Duration.ofMinutes(1), 72, List.of()));
        insert(service, 0);

        try (var log = new CapturedLog()) {
            instance.job.warnOfMissingKey();
            instance.job.run();

            assertThat(log.all()).anySatisfy(line -> assertThat(line).contains("bharatmart.audit.seal.key is not set"));
        }
        assertThat(entries()).isZero();
        assertThat(violations(instance)).isEmpty();
    }

    @Test
    void keysAreInNoLog() {
        try (var log = new CapturedLog()) {
            sealed(instance(KEY), 1);

            assertThat(log.all())
                    .anySatisfy(line -> assertThat(line).contains("Audit seal 1 of 1 rows: "))
                    .noneSatisfy(line -> assertThat(line).contains(KEY));
        }
        assertThat(new AuditSealProperties(KEY, List.of(OTHER_KEY), Duration.ZERO, 1, List.of()).toString())
                .doesNotContain(KEY, OTHER_KEY);
    }

    @Test
    void monthsThatAreNotKeptMayBeRemovedAndOthersNot() {
        var instance = instance(new AuditSealProperties(KEY, List.of(), Duration.ZERO, 12, List.of()));
        var rows = Stream.of(30, 30, 20, 13, 12, 1, 0)
                .map(age -> insert(service, age))
                .toList();
        awaitComplete();

        instance.job.run();

        assertThat(owner.sql("SELECT number FROM audit_seal ORDER BY 1")
                        .query(Long.class)
                        .list())
                .as(
                        "those of the kept months, of the two before, which the archive may still take, and the last one before")
                .containsExactly(2L, 3L, 4L, 5L, 6L);
        rows.subList(0, 4).forEach(this::remove);
        assertThat(violations(instance)).isEmpty();
        remove(rows.get(4));
        assertThat(violations(instance)).containsExactly("seal 4: rows removed: " + rows.get(4));
        owner.sql("DELETE FROM audit_seal WHERE number <= 4").update();
        assertThat(violations(instance)).containsExactly("seal 5: the seals before this one were removed");
    }

    @Test
    void whatAnOperatorHasExplainedIsNotReported() {
        var rows = sealed(instance(KEY), 1, 1, 1);
        remove(rows.get(1));
        remove(rows.get(2));

        assertThat(violations(
                        instance(new AuditSealProperties(KEY, List.of(), Duration.ofMinutes(1), 72, List.of(2L)))))
                .containsExactly("seal 3: rows removed: " + rows.get(2));
    }

    @Test
    void serverThatCountsTransactionsFromTheBeginningIsNoticedAndCanBeSetRight() {
        var instance = instance(KEY);
        replacePosition(1_000_000_000);
        sealed(instance, 2);
        replacePosition(0);
        insert(service, 0);

        try (var log = new CapturedLog()) {
            assertThat(instance.job.sealNext(instance.key())).isFalse();
            assertThat(log.all()).anySatisfy(line -> assertThat(line).contains("has had fewer transactions"));
        }
        assertThat(violations(instance)).hasSize(1);

        replacePosition(2_000_000_000);
        owner.sql("UPDATE audit_log SET position = position + 2000000000 WHERE position < 1000000000")
                .update();
        sealed(instance, 1);
        replacePosition(0);
        assertThat(entries()).isEqualTo(4);
        assertThat(violations(instance)).isEmpty();
    }

    private void replacePosition(long base) {
        owner.sql("""
                        CREATE OR REPLACE FUNCTION audit_position(transaction xid8) RETURNS bigint LANGUAGE sql STABLE
                        AS 'SELECT transaction::text::bigint + %d'""".formatted(base)).update();
    }

    /** Inserts rows, by a seal for each number of them. */
    private List<UUID> sealed(Instance instance, int... numbers) {
        var rows = new ArrayList<UUID>();
        for (var number : numbers) {
            IntStream.range(0, number).forEach(_ -> rows.add(insert(service, 0)));
            awaitComplete();
            assertThat(instance.job.sealNext(instance.key())).isTrue();
        }
        return rows;
    }

    private void seal(Instance instance) {
        awaitComplete();
        while (instance.job.sealNext(instance.key())) {
            // until all are sealed
        }
    }

    /** Transactions of other tests on this server delay the seal. */
    private void awaitComplete() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> owner.sql("""
                                SELECT coalesce(max(position), 0) < audit_position(pg_snapshot_xmin(pg_current_snapshot()))
                                FROM audit_log""").query(Boolean.class).single());
    }

    private static UUID insert(JdbcClient client, int ageInMonths) {
        var id = UUID.randomUUID();
        client.sql(INSERT)
                .param("id", id)
                .param("age", ageInMonths)
                .param("target", id.toString())
                .update();
        return id;
    }

    private void remove(UUID id) {
        assertThat(owner.sql("DELETE FROM audit_log WHERE id = ?").param(id).update())
                .isEqualTo(1);
    }

    private int entries() {
        return owner.sql("SELECT coalesce(sum(octet_length(entries) / 32), 0) FROM audit_seal")
                .query(Integer.class)
                .single();
    }

    /** Of a whole round, in small slices. */
    private static List<String> violations(Instance instance) {
        var found = new ArrayList<String>();
        String after = null;
        do {
            var slice = instance.check.check(after, 2);
            slice.violations().stream()
                    .map(violation -> violation.subject() + ": " + violation.detail())
                    .forEach(found::add);
            after = slice.last();
        } while (after != null);
        return found;
    }

    private static void join(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(transactional));
    }

    private static DataSource connection() {
        return new DriverManagerDataSource(
                LocalPostgres.shared().jdbcUrl(DATABASE), LocalPostgres.APPLICATION_ROLE, "");
    }

    /** Within the current transaction. */
    private JdbcClient inTransaction() {
        return JdbcClient.create(transactional);
    }

    private Instance instance(String key) {
        return instance(key, service);
    }

    private Instance instance(String key, JdbcClient jdbc) {
        return new Instance(new AuditSealProperties(key, List.of(), Duration.ofMinutes(1), 72, List.of()), jdbc);
    }

    private Instance instance(AuditSealProperties properties) {
        return new Instance(properties, service);
    }

    private static String key(char letter) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII));
    }

    /** What one instance of the service has. */
    private static final class Instance {
        final AuditSealSigner signer;
        final AuditSealRepository repository;
        final AuditRowRepository rows;
        final AuditSealHead head;
        final AuditSealJob job;
        final IntegrityCheck check;

        Instance(AuditSealProperties properties, JdbcClient jdbc) {
            var clock = Clock.systemUTC();
            this.signer = new AuditSealSigner(properties);
            this.repository = new AuditSealRepository(jdbc);
            this.rows = new AuditRowRepository(jdbc, clock);
            this.head = new AuditSealHead(repository);
            this.job = new AuditSealJob(repository, rows, signer, properties, clock);
            this.check = new AuditLogIntegrityCheck(repository, rows, signer, head, properties, clock);
        }

        String key() {
            return Objects.requireNonNull(signer.keyId());
        }
    }
}
