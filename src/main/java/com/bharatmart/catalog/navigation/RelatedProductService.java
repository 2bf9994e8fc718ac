package com.bharatmart.catalog.navigation;

import com.bharatmart.catalog.list.ProductService;
import com.bharatmart.catalog.list.ProductSummary;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Products like another one: of its categories and its brand, with its tags, at a similar price. */
@Service
public class RelatedProductService {

    private final RelatedProductRepository related;
    private final ProductService products;

    RelatedProductService(RelatedProductRepository related, ProductService products) {
        this.related = related;
        this.products = products;
    }

    /** The most similar products first, those in stock before all others. Empty if there is no such product. */
    public Optional<List<ProductSummary>> find(String slug, int limit) {
        return related.find(slug).map(subject -> products.summaries(related.related(subject, limit)));
    }
}
