package com.bharatmart.catalog.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.CatalogGenerator;
import com.bharatmart.catalog.CategoryId;
import com.bharatmart.catalog.search.TestSearches;
import com.bharatmart.local.LocalPostgres;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.platform.replica.ReadRouter;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plans of the statements in a catalogue of 100,000 products. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogScaleTest {

    private static final int PRODUCTS = 100_000;
    private static final int PAGE = 21;
    private static final int DEEP = 20 * 999;

    /** In blocks; the table of products has some 20,000. */
    private static final long MAX_BUFFERS_OF_SUGGESTIONS = 4_000;

    private static final ProductFilter ALL = new ProductFilter(null, null, List.of(), List.of(), null, null, null);

    private JdbcTemplate jdbc = new JdbcTemplate();

    @BeforeAll
    void fill() throws SQLException {
        var database = LocalPostgres.shared().create("scale");
        CatalogGenerator.fill(database, PRODUCTS);
        jdbc = new JdbcTemplate(database);
    }

    static Stream<ProductSort> sorts() {
        return Stream.of(ProductSort.values());
    }

    @ParameterizedTest
    @MethodSource("sorts")
    void theThousandthPageOfAListCostsAsMuchAsTheFirst(ProductSort sort) {
        pagesCostTheSame(ALL, sort);
    }

    @ParameterizedTest
    @MethodSource("sorts")
    void theThousandthPageOfACategoryCostsAsMuchAsTheFirst(ProductSort sort) {
        pagesCostTheSame(in("department1"), sort);
    }

    @ParameterizedTest
    @MethodSource("sorts")
    void smallCategoriesAndBrandsAreFoundByIndexes(ProductSort sort) {
        for (var filter :
                List.of(in("department9-5-5"), of("brand-1900"), of("brand-1", "brand-2"), in("department1"))) {
            explain(ProductListSqlBuilder.page(filter, sort, null, PAGE));
            explain(ProductListSqlBuilder.count(filter));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"common", "word3", "word3 word7", "unicorn", "nosuchword", "common unicorn"})
    void searchesNeverReadTheWholeTable(String text) {
        for (var sort : ProductSort.values()) {
            explain(ProductListSqlBuilder.page(searching(text), sort, null, PAGE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"product", "word1", "common", "word3 word7", "unicorn", "nosuchword", "common unicorn"})
    void countsOfMatchesNeverReadTheWholeTable(String text) {
        explain(ProductListSqlBuilder.count(searching(text)));
        explain(FacetSqlBuilder.of(searching(text)));
    }

    @Test
    void matchesAreCountedUpToALimit() {
        var search = new ProductSearchRepository(ReadRouter.withoutReplica(jdbc));

        assertThat(search.count(searching("product"))).isEqualTo(new ListTotal(ListTotal.MAX_MATCHES, false));
        assertThat(search.count(searching("unicorn"))).isEqualTo(new ListTotal(10, true));
        assertThat(search.facets(searching("product")).exact()).isFalse();
        assertThat(search.facets(searching("unicorn")).exact()).isTrue();
        assertThat(search.facets(ALL).exact()).isTrue();
    }

    @Test
    void aSearchForACommonWordReadsTheRankIndexAlone() {
        var text = TestSearches.words("word30");
        for (var filter : List.of(
                ProductFilter.of(text), new ProductFilter(text, null, List.of(), List.of(), 1_000L, 900_000L, true))) {
            var plan = explain(ProductListSqlBuilder.page(filter, ProductSort.RELEVANCE, null, PAGE));

            assertThat(scans(append(plan).get("Plans").get(0))).containsExactly("Index Only Scan product");
        }
    }

    @Test
    void theThousandthPageOfASearchCostsAsMuchAsTheFirst() {
        for (var text : List.of("word1", "word1 or word2")) {
            pagesCostTheSame(searching(text), ProductSort.RELEVANCE);
        }
    }

    @Test
    void titlesAreSearchedBeforeDescriptions() {
        var plan = explain(ProductListSqlBuilder.page(searching("word3"), ProductSort.RELEVANCE, null, PAGE));

        var halves =
                plan.findValues("Node Type").stream().map(JsonNode::asString).toList();
        assertThat(halves).contains("Append");
        var append = append(plan);
        assertThat(append.get("Plans").get(0).toString())
                .contains("title_search")
                .doesNotContain("NOT");
        assertThat(append.get("Plans").get(1).get("Actual Loops").asInt()).isZero();
    }

    @Test
    void facetsAreCountedWithoutReadingTheTable() {
        for (var filter : List.of(ALL, in("department1"), of("brand-1"))) {
            var plan = explain(FacetSqlBuilder.of(filter));

            assertThat(scans(plan)).contains("Index Only Scan product");
            assertThat(scans(plan)).doesNotContain("Bitmap Heap Scan product", "Index Scan product");
        }
    }

    @Test
    void optionsAreFilteredAndCountedByIndexes() {
        var search = new ProductSearchRepository(ReadRouter.withoutReplica(jdbc));
        var sizes = search.options(List.of("Size:S", "size:m"));
        for (var filter : List.of(of("brand-1"), in("department9-5-5"))) {
            var sized = new ProductFilter(
                    null, filter.category(), filter.brands(), sizes, filter.minPrice(), null, filter.inStock());
            for (var sort : ProductSort.values()) {
                explain(ProductListSqlBuilder.page(sized, sort, null, PAGE));
            }
            explain(ProductListSqlBuilder.count(sized));
            explain(FacetSqlBuilder.of(sized));
        }
    }

    @Test
    void aProductIsReadByIndexes() {
        var statement = new SqlStatement(ProductDetailRepository.FIND, List.of("product-4711"), true);

        assertThat(buffers(explain(statement))).isLessThan(30);
    }

    @Test
    void correctionsAreFoundByIndexes() {
        assertThat(TestSearches.service(jdbc).corrected("comon unicron", _ -> false))
                .contains("common unicorn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pr", "product", "common", "word3", "un", "nosuch", "common wor", "word3 uni", "brand 19", "de"})
    void suggestionsNeverReadTheWholeTable(String text) {
        var plan = explain(TestSearches.suggestions(text));

        assertThat(buffers(plan)).isLessThan(MAX_BUFFERS_OF_SUGGESTIONS);
    }

    @Test
    void skusAreFoundByAnIndex() {
        for (var statement : List.of(TestSearches.sku("SKU-4711-2"), TestSearches.skusFrom("sku-471"))) {
            var plan = explain(statement);

            assertThat(plan.findValues("Index Name").toString()).contains("variant_sku_search");
        }
        assertThat(buffers(explain(TestSearches.sku("SKU-4711-2")))).isLessThan(30);
        assertThat(TestSearches.service(jdbc).exactSku("sku-4711-2")).isPresent();
    }

    private void pagesCostTheSame(ProductFilter filter, ProductSort sort) {
        var first = buffers(explain(ProductListSqlBuilder.page(filter, sort, null, PAGE)));
        var rows = new ProductSearchRepository(ReadRouter.withoutReplica(jdbc)).page(filter, sort, null, DEEP);
        assertThat(rows).hasSize(DEEP).doesNotHaveDuplicates();
        var deep = buffers(explain(ProductListSqlBuilder.page(filter, sort, rows.getLast(), PAGE)));
        assertThat(deep).isLessThanOrEqualTo(2 * first + 50);
    }

    /** The executed plan. Fails if it reads a whole table. */
    private JsonNode explain(SqlStatement statement) {
        var explained = new SqlStatement(
                "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement.sql(), statement.arguments(), true);
        var text = jdbc.query(explained, (row, _) -> row.getString(1)).getFirst();
        var plan = JsonMapper.shared().readTree(text).get(0).get("Plan");
        assertThat(scans(plan)).as(text).doesNotContain("Seq Scan product", "Seq Scan variant");
        return plan;
    }

    private static List<String> scans(JsonNode plan) {
        return plan.findParents("Relation Name").stream()
                .map(node -> node.get("Node Type").asString() + " "
                        + node.get("Relation Name").asString())
                .toList();
    }

    private static JsonNode append(JsonNode plan) {
        return plan.get("Node Type").asString().equals("Append")
                ? plan
                : append(plan.get("Plans").get(0));
    }

    private static long buffers(JsonNode plan) {
        return plan.get("Shared Hit Blocks").asLong()
                + plan.get("Shared Read Blocks").asLong();
    }

    private static ProductFilter searching(String text) {
        return ProductFilter.of(TestSearches.words(text));
    }

    private ProductFilter in(String category) {
        var id = jdbc.queryForObject("SELECT id FROM category WHERE slug = ?", UUID.class, category);
        return new ProductFilter(
                null, new CategoryId(Objects.requireNonNull(id)), List.of(), List.of(), null, null, null);
    }

    private static ProductFilter of(String... brands) {
        return new ProductFilter(null, null, List.of(brands), List.of(), null, null, null);
    }
}
