package com.bharatmart.catalog.list;

import com.bharatmart.catalog.ProductException;
import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.catalog.Slug;
import com.bharatmart.platform.replica.ReadRouter;
import com.bharatmart.shared.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Lists and searches published products. */
@Repository
class ProductSearchRepository {

    /** By the primary key. */
    private static final String KNOWN_BRANDS = "SELECT count(*) FROM brand WHERE slug = ANY (?)";

    /** By {@code variant_option_key}. A value that variants write in several ways has one key. */
    private static final String KNOWN_OPTIONS = """
            SELECT asked.n, known.name_key, known.option_key
            FROM unnest(?::text[]) WITH ORDINALITY AS asked (option, n),
            LATERAL (
                SELECT o.name_key, o.option_key FROM variant_option o
                WHERE o.option_key = lower(asked.option COLLATE "C") LIMIT 1) known
            ORDER BY asked.n
            """;

    private final ReadRouter reads;

    ProductSearchRepository(ReadRouter reads) {
        this.reads = reads;
    }

    /**
     * The positions of the products in a part of a list. The products themselves are read by {@link ProductDetailRepository}.
     *
     * @param after where to start, null at the top
     * @param rows the maximum size of the result
     */
    List<ProductListPosition> page(
            ProductFilter filter, ProductSort sort, @Nullable ProductListPosition after, int rows) {
        return reads.jdbc()
                .query(
                        ProductListSqlBuilder.page(filter, sort, after, rows),
                        (row, _) ->
                                new ProductListPosition(row.getInt(1), row.getLong(2), row.getObject(3, UUID.class)));
    }

    /** The length of the list. */
    ListTotal count(ProductFilter filter) {
        long counted = reads.jdbc()
                .query(ProductListSqlBuilder.count(filter), (row, _) -> row.getLong(1))
                .getFirst();
        return filter.text() == null ? new ListTotal(counted, true) : ListTotal.of(counted);
    }

    /**
     * The slugs of brands.
     *
     * @param brands slugs or names
     * @throws ProductException.UnknownFilterException if there is no such brand
     */
    List<String> brands(List<String> brands) {
        var slugs = brands.stream().map(Slug::of).distinct().toArray(String[]::new);
        if (slugs.length > 0
                && reads.client()
                                .sql(KNOWN_BRANDS)
                                .param(slugs)
                                .query(Integer.class)
                                .single()
                        < slugs.length) {
            throw new ProductException.UnknownFilterException("brand", "must be the slug or the name of a brand");
        }
        return List.of(slugs);
    }

    /**
     * The values of each option.
     *
     * @param options such as {@code Size:M}
     * @throws ProductException.UnknownFilterException if no variant has one of them
     */
    List<ProductFilter.Option> options(List<String> options) {
        if (options.isEmpty()) {
            return List.of();
        }
        var asked = options.stream().map(PlainText::tidy).toArray(String[]::new);
        var keys = new LinkedHashMap<String, List<String>>();
        var known = new HashMap<Integer, String>();
        reads.jdbc()
                .query(
                        KNOWN_OPTIONS,
                        row -> {
                            known.put(row.getInt(1), row.getString(3));
                            keys.computeIfAbsent(row.getString(2), _ -> new ArrayList<>())
                                    .add(row.getString(3));
                        },
                        (Object) asked);
        if (known.size() < asked.length) {
            throw new ProductException.UnknownFilterException(
                    "option", "must be an option and a value that a product has, such as Size:M");
        }
        if (keys.size() > ProductLimits.MAX_OPTIONS) {
            throw new ProductException.UnknownFilterException(
                    "option",
                    "must not be of more than %d different options: no product has more"
                            .formatted(ProductLimits.MAX_OPTIONS));
        }
        return keys.entrySet().stream()
                .map(option -> new ProductFilter.Option(
                        option.getKey(), option.getValue().stream().distinct().toList()))
                .toList();
    }

    /** Counts of at most the 100 most frequent brands and those in the filter, and likewise of options. */
    Facets facets(ProductFilter filter) {
        var counts = new Facets.Builder(filter);
        reads.jdbc().query(FacetSqlBuilder.of(filter), row -> {
            counts.add(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
        });
        return counts.build();
    }
}
