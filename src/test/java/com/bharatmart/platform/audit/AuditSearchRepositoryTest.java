package com.bharatmart.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.shared.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches an audit log of 200,000 entries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditSearchRepositoryTest {

    private static final int ENTRIES = 200_000;
    private static final UUID ACTOR = new UUID(7, 7);

    private DataSource database = LocalPostgres.shared().asOwner("postgres");

    @BeforeAll
    void fill() {
        database = LocalPostgres.shared().create("audit_scale");
        var jdbc = JdbcClient.create(database);
        jdbc.sql("""
                        INSERT INTO audit_log (id, at, actor_kind, actor_id, action, target_type, target_id, request_id)
                        SELECT gen_random_uuid(), timestamptz '2026-01-01Z' + n / 3 * interval '1 second', 'STAFF',
                               CASE n %% 1000 WHEN 0 THEN '%s'::uuid ELSE gen_random_uuid() END,
                               CASE n %% 900 WHEN 0 THEN 'staff.created' ELSE 'product.updated' END,
                               'product', 'p' || n %% 5000, 'request-' || n
                        FROM generate_series(1, %d) n""".formatted(ACTOR, ENTRIES)).update();
        jdbc.sql("SELECT add_month_partitions('audit_log', 0)").query().singleRow();
        jdbc.sql("ANALYZE audit_log").update();
    }

    @ParameterizedTest
    @CsvSource({
        "actor,audit_log_2026_01_actor_id_at_id_idx",
        "action,audit_log_2026_01_action_at_id_idx",
        "target,audit_log_2026_01_target_id_at_id_idx",
        "request,audit_log_2026_01_request_id_at_id_idx",
        "time,audit_log_2026_01_at_id_idx",
        "nothing,audit_log_2026_01_at_id_idx"
    })
    void everySearchUsesAnIndex(String condition, String index) {
        var conditions = AuditSearchRepository.conditions(query(condition, null));

        var plan = JdbcClient.create(database)
                .sql("EXPLAIN " + AuditSearchRepository.sql(conditions))
                .params(conditions.arguments(21))
                .query(String.class)
                .list();

        assertThat(String.join("\n", plan))
                .contains(index)
                // The partitions of other months are empty.
                .doesNotContain("Seq Scan on audit_log_2026_01")
                // A few rows with the same request are sorted.
                .doesNotContainPattern("Sort  \\(cost=\\S+ rows=\\d{3,}");
    }

    @Test
    void pagesContainEachEntryOnceNewestFirstAlthoughManyHaveTheSameTime() {
        var search = new AuditSearchRepository(JdbcClient.create(database));
        var seen = new ArrayList<AuditEntry>();
        Cursor cursor = null;
        do {
            var page = search.page(query("actor", cursor), 7);
            seen.addAll(page.data());
            cursor = page.nextCursor() == null
                    ? null
                    : Cursor.parse(page.nextCursor().toString());
        } while (cursor != null);

        assertThat(seen).hasSize(ENTRIES / 1000).doesNotHaveDuplicates();
        assertThat(seen.stream().map(AuditEntry::at).toList()).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void timesOutOfTheRangeOfTheDatabaseAreReplacedByTheNearestOne() {
        var search = new AuditSearchRepository(JdbcClient.create(database));

        var all = search.page(new AuditQuery(null, null, null, null, "request-1", Instant.MIN, Instant.MAX, null), 5);

        assertThat(all.data()).hasSize(1);
    }

    private static AuditQuery query(String condition, @Nullable Cursor cursor) {
        var from = Instant.parse("2026-01-01T10:00:00Z");
        return switch (condition) {
            case "actor" -> new AuditQuery(ACTOR, null, null, null, null, null, null, cursor);
            case "action" -> new AuditQuery(null, "staff.created", null, null, null, null, null, cursor);
            case "target" -> new AuditQuery(null, null, "product", "p17", null, null, null, cursor);
            case "request" -> new AuditQuery(null, null, null, null, "request-17", null, null, cursor);
            case "time" -> new AuditQuery(null, null, null, null, null, from, from.plusSeconds(9), cursor);
            default -> new AuditQuery(null, null, null, null, null, null, null, cursor);
        };
    }
}
