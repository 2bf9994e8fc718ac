package com.bharatmart.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalPostgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A catalogue that an earlier release has filled, and that it still uses. */
class SearchMigrationTest {

    /** The version before the spelling of searches. */
    private static final String BEFORE = "300";

    private static final String INSERT = """
            INSERT INTO product (id, slug, title, description, brand, brand_slug, category_ids, tags, option_names, published,
                rank, min_price, mrp, title_search, search, created_at, updated_at, version)
            VALUES (gen_random_uuid(), ?, ?, ?, '', '', '{}', '{}', '{}', true, 1, 1, 1, '', '', now(), now(), 0)
            """;

    private final String database = "search_" + UUID.randomUUID().toString().replace("-", "");
    private JdbcClient jdbc = JdbcClient.create(LocalPostgres.shared().asOwner("postgres"));

    @BeforeEach
    void createDatabase() {
        jdbc.sql("CREATE DATABASE " + database).update();
        jdbc = JdbcClient.create(LocalPostgres.shared().asOwner(database));
        migrate(BEFORE);
    }

    @Test
    void productsOfBeforeAreFoundByBothReleases() {
        add("creme", "Crème Brûlée Dish", "");
        add("badi", "\u092c\u0921\u093c\u0940 कुर्ता", "");
        add("described", "Pot", "Für Café");
        add("plain", "Plain Dish", "");
        var plain = rowVersion("plain");

        migrate("latest");

        assertThat(found("creme brulee")).containsExactly("creme");
        assertThat(found("kurta")).containsExactly("badi");
        assertThat(found("cafe")).containsExactly("described");
        assertThat(foundByEarlierRelease("Crème")).containsExactly("creme");
        assertThat(foundByEarlierRelease("Café")).containsExactly("described");
        assertThat(foundByEarlierRelease("dish")).containsExactlyInAnyOrder("creme", "plain");
        assertThat(rowVersion("plain")).isEqualTo(plain);
    }

    @Test
    void productsThatAnEarlierReleaseAddsLaterAreFound() {
        migrate("latest");

        add("creme", "Crème Brûlée Dish", "");
        jdbc.sql("INSERT INTO search_word (word) VALUES ('kurta')").update();
        jdbc.sql("INSERT INTO brand (slug, name) VALUES ('elan', 'Élan')").update();

        assertThat(found("creme")).containsExactly("creme");
        assertThat(jdbc.sql("SELECT sound FROM search_word WHERE word = 'kurta'")
                        .query(String.class)
                        .single())
                .isEqualTo("kurta");
        assertThat(jdbc.sql("SELECT search_name FROM brand").query(String.class).list())
                .containsExactly(" elan");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(LocalPostgres.shared().asOwner(database))
                .placeholders(Map.of("application-role", "bharatmart_app"))
                .target(target)
                .load()
                .migrate();
    }

    private void add(String slug, String title, String description) {
        jdbc.sql(INSERT).params(slug, title, description).update();
    }

    private List<String> found(String text) {
        var match = TestSearches.words(text);
        return jdbc.sql("SELECT slug FROM product p WHERE p.published AND " + match.anywhere())
                .param(match.argument())
                .query(String.class)
                .list();
    }

    private List<String> foundByEarlierRelease(String text) {
        return jdbc.sql("SELECT slug FROM product WHERE published AND search @@ websearch_to_tsquery('english', ?)")
                .param(text)
                .query(String.class)
                .list();
    }

    private String rowVersion(String slug) {
        return jdbc.sql("SELECT xmin::text FROM product WHERE slug = ?")
                .param(slug)
                .query(String.class)
                .single();
    }
}
