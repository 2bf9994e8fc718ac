package com.bharatmart.catalog.search;

import com.bharatmart.platform.database.SqlConditions;
import com.bharatmart.platform.replica.ReadRouter;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of synonyms. They have a few thousand rows at most. */
@Repository
class SynonymRepository {

    /** Two groups do not change at the same time. Searches read on. */
    private static final String LOCK = "LOCK TABLE search_synonym_group IN SHARE ROW EXCLUSIVE MODE";

    private static final String ALL = "SELECT group_id, term FROM search_synonym ORDER BY group_id, position";

    private static final String PAGE = """
            SELECT g.id, g.version, array_agg(s.name ORDER BY s.position)
            FROM search_synonym_group g JOIN search_synonym s ON s.group_id = g.id
            WHERE true%s
            GROUP BY g.id ORDER BY g.id DESC LIMIT ?
            """;

    private static final String COUNT = "SELECT count(*) FROM search_synonym_group";

    /** By the primary key. */
    private static final String TAKEN = """
            SELECT name FROM search_synonym WHERE term = ANY (?) AND group_id <> ? ORDER BY term LIMIT 1
            """;

    private static final String INSERT_GROUP = "INSERT INTO search_synonym_group (id) VALUES (?)";

    private static final String INSERT_TERMS = """
            INSERT INTO search_synonym (term, group_id, position, name)
            SELECT term, ?, position - 1, name
            FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS entered (term, name, position)
            """;

    private static final String UPDATE_GROUP = "UPDATE search_synonym_group SET version = version + 1 WHERE id = ?";

    /** By {@code search_synonym_group_id}. */
    private static final String DELETE_TERMS = "DELETE FROM search_synonym WHERE group_id = ?";

    private static final String DELETE_GROUP = "DELETE FROM search_synonym_group WHERE id = ?";

    private final JdbcClient jdbc;
    private final ReadRouter reads;

    SynonymRepository(JdbcClient jdbc, ReadRouter reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    Synonyms all() {
        var groups = new HashMap<UUID, List<String>>();
        var byTerm = new HashMap<String, List<String>>();
        reads.client().sql(ALL).query(row -> {
            var group = groups.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>());
            group.add(row.getString(2));
            byTerm.put(row.getString(2), group);
        });
        return new Synonyms(byTerm);
    }

    /**
     * A page of groups, the newest first.
     *
     * @param term normalized; only the group that has it
     */
    Page<SynonymGroup> page(@Nullable String term, @Nullable Cursor cursor, int limit) {
        var where = new SqlConditions()
                .andIfPresent("g.id = (SELECT group_id FROM search_synonym WHERE term = ?)", term)
                .andIfPresent("g.id < ?", cursor == null ? null : cursor.uuid(0));
        var rows = jdbc.sql(PAGE.formatted(where.sql()))
                .params(where.arguments(limit + 1))
                .query((row, _) -> group(row))
                .list();
        return Page.of(rows, limit, last -> Cursor.of(last.id().value()));
    }

    Optional<SynonymGroup> find(SynonymGroupId id) {
        return jdbc.sql(PAGE.formatted(" AND g.id = ?"))
                .params(id.value(), 1)
                .query((row, _) -> group(row))
                .optional();
    }

    /** Holds until the transaction ends. */
    void lock() {
        jdbc.sql(LOCK).update();
    }

    int count() {
        return jdbc.sql(COUNT).query(Integer.class).single();
    }

    /** The name of one of these terms that another group has. */
    Optional<String> findTaken(Map<String, String> terms, SynonymGroupId id) {
        return jdbc.sql(TAKEN)
                .param(terms.keySet().toArray(String[]::new))
                .param(id.value())
                .query(String.class)
                .optional();
    }

    /** @param terms names by their normalized form */
    void insert(SynonymGroupId id, Map<String, String> terms) {
        jdbc.sql(INSERT_GROUP).param(id.value()).update();
        insertTerms(id, terms);
    }

    void update(SynonymGroupId id, Map<String, String> terms) {
        jdbc.sql(UPDATE_GROUP).param(id.value()).update();
        jdbc.sql(DELETE_TERMS).param(id.value()).update();
        insertTerms(id, terms);
    }

    void delete(SynonymGroupId id) {
        jdbc.sql(DELETE_TERMS).param(id.value()).update();
        jdbc.sql(DELETE_GROUP).param(id.value()).update();
    }

    private void insertTerms(SynonymGroupId id, Map<String, String> terms) {
        jdbc.sql(INSERT_TERMS)
                .param(id.value())
                .param(terms.keySet().toArray(String[]::new))
                .param(terms.values().toArray(String[]::new))
                .update();
    }

    private static SynonymGroup group(ResultSet row) throws SQLException {
        return new SynonymGroup(
                new SynonymGroupId(row.getObject(1, UUID.class)),
                List.of((String[]) row.getArray(3).getArray()),
                row.getInt(2));
    }
}
