package com.bharatmart.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Finds products with PostgreSQL's own means: B-trees, text search, trigrams. */
@Repository
class PostgresProductSearchRepository implements ProductSearchRepository {

    private static final int MOST_BRANDS = 100;

    /**
     * Knows words by the primary key of search_word and similar ones by {@code search_word_similar}; the operator
     * {@code %} wants a similarity of at least 0.3.
     */
    private static final String CORRECT = """
            SELECT asked.word, (
                SELECT s.word FROM search_word s WHERE s.word % asked.word
                ORDER BY similarity(s.word, asked.word) DESC, length(s.word), s.word LIMIT 1)
            FROM unnest(?::text[]) AS asked (word)
            WHERE NOT EXISTS (SELECT 1 FROM search_word known WHERE known.word = asked.word)
            """;

    private final JdbcTemplate jdbc;

    PostgresProductSearchRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ListedProduct> page(
            ProductFilter filter, ProductSort sort, ListedProduct.@Nullable Position after, int rows) {
        return jdbc.query(ProductListSqlBuilder.page(filter, sort, after, rows), (row, _) -> {
            var product = ProductSummaryColumns.read(row);
            var position = new ListedProduct.Position(
                    row.getInt(ProductSummaryColumns.COUNT + 1),
                    row.getLong(ProductSummaryColumns.COUNT + 2),
                    product.id().value());
            return new ListedProduct(product, position);
        });
    }

    @Override
    public ListTotal count(ProductFilter filter) {
        long counted = jdbc.query(ProductListSqlBuilder.count(filter), (row, _) -> row.getLong(1))
                .getFirst();
        return filter.text() == null ? new ListTotal(counted, true) : ListTotal.of(counted);
    }

    @Override
    public Facets facets(ProductFilter filter) {
        var categories = new ArrayList<Facets.Term>();
        var brands = new ArrayList<Facets.Term>();
        var prices = new ArrayList<Facets.PriceBand>();
        var others = new HashMap<String, Long>();
        jdbc.query(FacetSqlBuilder.of(filter), row -> {
            var count = row.getLong(4);
            switch (row.getString(1)) {
                case "category" -> categories.add(new Facets.Term(row.getString(2), row.getString(3), count));
                case "brand" -> brands.add(new Facets.Term(row.getString(2), row.getString(3), count));
                case "price" -> prices.add(FacetSqlBuilder.band(row.getInt(2), count));
                default -> others.put(row.getString(1) + row.getString(2), count);
            }
        });
        categories.sort(MOST_FIRST);
        prices.sort(Comparator.comparingLong(Facets.PriceBand::min));
        return new Facets(
                categories,
                most(brands, filter.brands()),
                prices,
                others.getOrDefault("stocktrue", 0L),
                others.getOrDefault("stockfalse", 0L),
                ListTotal.of(others.getOrDefault("matches", 0L)).exact());
    }

    private static final Comparator<Facets.Term> MOST_FIRST =
            Comparator.comparingLong(Facets.Term::count).reversed().thenComparing(Facets.Term::slug);

    private static List<Facets.Term> most(List<Facets.Term> brands, List<String> chosen) {
        brands.sort(MOST_FIRST);
        var most = new ArrayList<>(brands.subList(0, Math.min(MOST_BRANDS, brands.size())));
        brands.stream()
                .skip(MOST_BRANDS)
                .filter(brand -> chosen.contains(brand.slug()))
                .forEach(most::add);
        return most;
    }

    @Override
    public Optional<String> corrected(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var words = FacetVocabulary.WORD
                .matcher(lower)
                .results()
                .map(MatchResult::group)
                .distinct();
        var better = better(words.toArray(String[]::new));
        return better.isEmpty()
                ? Optional.empty()
                : Optional.of(FacetVocabulary.WORD
                        .matcher(lower)
                        .replaceAll(match -> better.getOrDefault(match.group(), match.group())));
    }

    private Map<String, String> better(String[] words) {
        var better = new HashMap<String, String>();
        jdbc.query(new SqlStatement(CORRECT, List.of((Object) words), true), row -> {
            var word = row.getString(2);
            if (word != null) {
                better.put(row.getString(1), word);
            }
        });
        return better;
    }
}
