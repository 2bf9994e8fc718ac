package com.bharatmart.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Lists and searches published products. */
@Repository
class ProductSearchRepository {

    private static final int MAX_BRANDS = 100;

    private static final Comparator<Facets.Term> LARGEST_FIRST =
            Comparator.comparingLong(Facets.Term::count).reversed().thenComparing(Facets.Term::slug);

    private final JdbcTemplate jdbc;

    ProductSearchRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A part of a list.
     *
     * @param after where to start, null at the top
     * @param rows the maximum size of the result
     */
    List<ListedProduct> page(ProductFilter filter, ProductSort sort, ListedProduct.@Nullable Position after, int rows) {
        return jdbc.query(ProductListSqlBuilder.page(filter, sort, after, rows), (row, _) -> {
            var product = ProductSummaryColumns.read(row);
            var position = new ListedProduct.Position(
                    row.getInt(ProductSummaryColumns.COUNT + 1),
                    row.getLong(ProductSummaryColumns.COUNT + 2),
                    product.id().value());
            return new ListedProduct(product, position);
        });
    }

    /** The length of the list. */
    ListTotal count(ProductFilter filter) {
        long counted = jdbc.query(ProductListSqlBuilder.count(filter), (row, _) -> row.getLong(1))
                .getFirst();
        return filter.text() == null ? new ListTotal(counted, true) : ListTotal.of(counted);
    }

    /** Counts of at most the 100 most frequent brands and those in the filter. */
    Facets facets(ProductFilter filter) {
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
        categories.sort(LARGEST_FIRST);
        prices.sort(Comparator.comparingLong(Facets.PriceBand::min));
        return new Facets(
                categories,
                largest(brands, filter.brands()),
                prices,
                others.getOrDefault("stocktrue", 0L),
                others.getOrDefault("stockfalse", 0L),
                ListTotal.of(others.getOrDefault("matches", 0L)).exact());
    }

    private static List<Facets.Term> largest(List<Facets.Term> brands, List<String> chosen) {
        brands.sort(LARGEST_FIRST);
        var largest = new ArrayList<>(brands.subList(0, Math.min(MAX_BRANDS, brands.size())));
        brands.stream()
                .skip(MAX_BRANDS)
                .filter(brand -> chosen.contains(brand.slug()))
                .forEach(largest::add);
        return largest;
    }
}
