package com.bharatmart.catalog;

import com.bharatmart.catalog.search.SearchService;
import com.bharatmart.catalog.search.TextMatch;
import com.bharatmart.shared.Page;
import java.util.List;
import java.util.Optional;
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

    /**
     * A page of a list.
     *
     * @throws CategoryException.UnknownSlugException if there is no such category
     * @throws com.bharatmart.shared.Cursor.InvalidCursorException if the cursor is not one of this list
     */
    public ProductList list(ProductQuery query) {
        var cursor = query.cursor() == null ? null : ProductListCursor.read(query.cursor(), query);
        var category = query.category() == null ? null : categories.idOf(query.category());
        var corrected = cursor == null ? null : cursor.correctedText();
        var text = corrected == null ? query.text() : corrected;
        var start = cursor == null ? null : cursor.position();
        var filter = ProductFilter.of(query, text == null ? null : match(text, start), category);
        var rows = search.page(filter, query.sort(), start, query.limit() + 1);
        return rows.isEmpty() && cursor == null && text != null
                ? otherwise(query, text, category).orElseGet(() -> list(query, filter, rows, null))
                : list(query, filter, rows, corrected);
    }

    /** A sku before words; on a later page whichever the first page has found. */
    private TextMatch match(String text, ListedProduct.@Nullable Position start) {
        var bySku = start == null
                ? searches.exactSku(text)
                : start.bucket() == ListedProduct.Position.BY_SKU ? searches.sku(text) : Optional.<TextMatch>empty();
        return bySku.orElseGet(() -> searches.words(text, version.current()));
    }

    /** Where no product has the words: products with skus that start so, or with similar words. */
    private Optional<ProductList> otherwise(ProductQuery query, String text, @Nullable CategoryId category) {
        return searches.sku(text)
                .flatMap(match -> find(query, ProductFilter.of(query, match, category), null))
                .or(() -> searches.corrected(text, this::isFound)
                        .flatMap(better -> find(
                                query,
                                ProductFilter.of(query, searches.words(better, version.current()), category),
                                better)));
    }

    private Optional<ProductList> find(ProductQuery query, ProductFilter filter, @Nullable String corrected) {
        var rows = search.page(filter, query.sort(), null, query.limit() + 1);
        return rows.isEmpty() ? Optional.empty() : Optional.of(list(query, filter, rows, corrected));
    }

    /** Whether any product has this word. */
    private boolean isFound(String word) {
        var match = searches.words(word, version.current());
        return !search.page(ProductFilter.of(match), ProductSort.RELEVANCE, null, 1)
                .isEmpty();
    }

    private ProductList list(
            ProductQuery query, ProductFilter filter, List<ListedProduct> rows, @Nullable String corrected) {
        var page = Page.of(rows, query.limit(), last -> new ProductListCursor(last.position(), corrected).write(query));
        return new ProductList(
                new Page<>(page.data().stream().map(ListedProduct::product).toList(), page.nextCursor()),
                query.total() ? search.count(filter) : null,
                query.facets() ? search.facets(filter) : null,
                corrected);
    }
}
