package com.bharatmart.catalog;

import com.bharatmart.catalog.translation.Translation;
import java.time.Instant;
import java.util.Map;

/**
 * A product with one or more variants. Never deleted, since orders refer to it. A change makes another value, which
 * {@link ProductRepository} compares with this one.
 *
 * @param slug never changes
 * @param version of the row; 0 for a new product
 */
record Product(ProductId id, String slug, ProductContent content, Instant createdAt, Instant updatedAt, long version) {

    /**
     * A new product.
     *
     * @param draft has at least one variant, and no SKU of another product
     */
    static Product create(
            ProductDraft draft, CategoryPlacement placement, Map<String, Translation> translations, Instant now) {
        var content = ProductContent.of(draft, placement, translations);
        return new Product(ProductId.next(), Slug.ofHandle(draft.handle()), content, now, now, 0);
    }

    /** With the draft, and with the variants that the draft lacks. This product if that changes nothing. */
    Product merge(ProductDraft draft, CategoryPlacement placement, Instant now) {
        return with(content.merge(draft, placement), now);
    }

    /** With the draft, without variants that the draft lacks. The rating stays. This product if that changes nothing. */
    Product replace(
            ProductDraft draft, CategoryPlacement placement, Map<String, Translation> translations, Instant now) {
        return with(content.replace(draft, placement, translations), now);
    }

    Product withVersion(long other) {
        return new Product(id, slug, content, createdAt, updatedAt, other);
    }

    ProductAdminView view() {
        return new ProductAdminView(
                id,
                slug,
                content.form(),
                content.rating().rating(),
                content.rating().ratingCount(),
                createdAt,
                updatedAt,
                version);
    }

    private Product with(ProductContent wanted, Instant now) {
        return content.equals(wanted) ? this : new Product(id, slug, wanted, createdAt, now, version);
    }
}
