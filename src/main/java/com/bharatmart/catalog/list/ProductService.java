package com.bharatmart.catalog.list;

import com.bharatmart.catalog.CatalogVersion;
import com.bharatmart.catalog.CategoryException;
import com.bharatmart.catalog.CategoryService;
import com.bharatmart.catalog.ProductException;
import com.bharatmart.catalog.ProductId;
import com.bharatmart.catalog.search.SearchService;
import com.bharatmart.catalog.search.TextMatch;
import com.bharatmart.shared.Page;
import com.bharatmart.shared.Sku;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Products as shoppers see them: only published ones. */
@Service
public class ProductService {

    private final ProductSearchRepository search;
    private final ProductDetailRepository details;
    private final SearchService searches;
    private final CatalogVersion version;
    private final CategoryService categories;

    ProductService(
            ProductSearchRepository search,
            ProductDetailRepository details,
            SearchService searches,
            CatalogVersion version,
            CategoryService categories) {
        this.search = search;
        this.details = details;
        this.searches = searches;
        this.version = version;
        this.categories = categories;
    }

    public Optional<ProductDetail> find(String slug) {
        return details.find(slug);
    }

    /** The product that has the variant. */
    public Optional<ProductDetail> find(Sku sku) {
        return details.find(sku);
    }

    /** Those of the products that are published, in the given order. */
    public List<ProductSummary> summaries(List<ProductId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = details.summaries(ids).stream().collect(Collectors.toMap(ProductSummary::id, Function.identity()));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /**
     * A page of a list.
     *
     * @throws CategoryException.UnknownSlugException if there is no such category
     * @throws ProductException.UnknownFilterException if there is no such brand or option
     * @throws com.bharatmart.shared.Cursor.InvalidCursorException if the cursor is not one of this list
     */
    public ProductList list(ProductQuery query) {
        var cursor = query.cursor() == null ? null : ProductListCursor.read(query.cursor(), query);
        var corrected = cursor == null ? null : cursor.correctedText();
        var text = corrected == null ? query.text() : corrected;
        var start = cursor == null ? null : cursor.position();
        var filter = filter(query, text == null ? null : match(text, start));
        var rows = search.page(filter, query.sort(), start, query.limit() + 1);
        return rows.isEmpty() && cursor == null && text != null
                ? otherwise(query, filter, text).orElseGet(() -> list(query, filter, rows, null))
                : list(query, filter, rows, corrected);
    }

    /** A sku before words; on a later page whichever the first page has found. */
    private TextMatch match(String text, @Nullable ProductListPosition start) {
        var bySku = start == null
                ? searches.exactSku(text)
                : start.bucket() == ProductListPosition.BY_SKU ? searches.sku(text) : Optional.<TextMatch>empty();
        return bySku.orElseGet(() -> words(text));
    }

    private TextMatch words(String text) {
        return searches.words(text, version.current());
    }

    /** Where no product has the words: products with skus that start so, or with similar words. */
    private Optional<ProductList> otherwise(ProductQuery query, ProductFilter filter, String text) {
        return searches.sku(text)
                .flatMap(match -> find(query, filter.withText(match), null))
                .or(() -> searches.corrected(text, this::isFound)
                        .flatMap(better -> find(query, filter.withText(words(better)), better)));
    }

    private Optional<ProductList> find(ProductQuery query, ProductFilter filter, @Nullable String corrected) {
        var rows = search.page(filter, query.sort(), null, query.limit() + 1);
        return rows.isEmpty() ? Optional.empty() : Optional.of(list(query, filter, rows, corrected));
    }

    /** Whether any product has this word. */
    private boolean isFound(String word) {
        return !search.page(ProductFilter.of(words(word)), ProductSort.RELEVANCE, null, 1)
                .isEmpty();
    }

    private ProductFilter filter(ProductQuery query, @Nullable TextMatch text) {
        return new ProductFilter(
                text,
                query.category() == null ? null : categories.idOf(query.category()),
                search.brands(query.brands()),
                search.options(query.options()),
                query.minPrice(),
                query.maxPrice(),
                query.inStock());
    }

    private ProductList list(
            ProductQuery query, ProductFilter filter, List<ProductListPosition> rows, @Nullable String corrected) {
        var page = Page.of(rows, query.limit(), last -> new ProductListCursor(last, corrected).write(query));
        var products = summaries(
                page.data().stream().map(row -> new ProductId(row.id())).toList());
        return new ProductList(
                new Page<>(products, page.nextCursor()),
                query.total() ? search.count(filter) : null,
                query.facets() ? search.facets(filter) : null,
                corrected);
    }
}
