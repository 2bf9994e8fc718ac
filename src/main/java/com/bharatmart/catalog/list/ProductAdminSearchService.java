package com.bharatmart.catalog.list;

import com.bharatmart.catalog.CatalogVersion;
import com.bharatmart.catalog.CategoryException;
import com.bharatmart.catalog.CategoryService;
import com.bharatmart.catalog.search.SearchService;
import com.bharatmart.shared.Cursor;
import org.springframework.stereotype.Service;

/** Finds products for staff. */
@Service
public class ProductAdminSearchService {

    private final ProductAdminSearchRepository products;
    private final CategoryService categories;
    private final SearchService searches;
    private final CatalogVersion version;

    ProductAdminSearchService(
            ProductAdminSearchRepository products,
            CategoryService categories,
            SearchService searches,
            CatalogVersion version) {
        this.products = products;
        this.categories = categories;
        this.searches = searches;
        this.version = version;
    }

    /**
     * Products of any status, newest first.
     *
     * @throws CategoryException.UnknownSlugException if there is no such category
     * @throws Cursor.InvalidCursorException if the cursor is not one of this list
     */
    public ProductAdminPage list(ProductAdminQuery query) {
        return products.list(
                query,
                query.text() == null ? null : searches.words(query.text(), version.current()),
                query.category() == null ? null : categories.idOf(query.category()));
    }
}
