package com.bharatmart.catalog;

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
    private final FacetVocabularyRepository vocabulary;
    private final CategoryService categories;

    ProductService(
            ProductSearchRepository search,
            ProductDetailRepository details,
            FacetVocabularyRepository vocabulary,
            CategoryService categories) {
        this.search = search;
        this.details = details;
        this.vocabulary = vocabulary;
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
        var found = details.summaries(ids).stream()
                .collect(Collectors.toMap(ProductSummary::id, Function.identity()));
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
        var text = cursor == null || cursor.correctedText() == null ? query.text() : cursor.correctedText();
        var filter = filter(query, text);
        var corrected = cursor == null ? null : cursor.correctedText();
        var rows = search.page(filter, query.sort(), cursor == null ? null : cursor.position(), query.limit() + 1);
        if (rows.isEmpty() && cursor == null && text != null) {
            var better = vocabulary.corrected(text).orElse(null);
            if (better != null) {
                var betterFilter = filter.withText(better);
                var found = search.page(betterFilter, query.sort(), null, query.limit() + 1);
                if (!found.isEmpty()) {
                    return list(query, betterFilter, found, better);
                }
            }
        }
        return list(query, filter, rows, corrected);
    }

    private ProductFilter filter(ProductQuery query, @Nullable String text) {
        return new ProductFilter(
                text,
                query.category() == null ? null : categories.idOf(query.category()),
                vocabulary.brands(query.brands()),
                search.options(query.options()),
                query.minPrice(),
                query.maxPrice(),
                query.inStock());
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
