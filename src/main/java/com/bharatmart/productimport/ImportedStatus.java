package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.shared.PlainText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a row says about the status of its product. A product always has a status, so a blank cell says nothing.
 *
 * @param status null if the row has none
 * @param published null if the row does not say
 */
record ImportedStatus(
        @Nullable ProductStatus status, @Nullable Boolean published) {

    /** Throws {@link InvalidRowException}. */
    static ImportedStatus of(ImportRow row) {
        return new ImportedStatus(status(row), published(row));
    }

    /** The status of a new product: it is for sale unless the row says something else, as in Shopify. */
    ProductStatus ofNew() {
        return applyTo(ProductStatus.ACTIVE);
    }

    /** The status of a product that has this one. A status other than active takes precedence over "published". */
    ProductStatus applyTo(ProductStatus existing) {
        var wanted = status != null ? status : isPublishedDraft(existing) ? ProductStatus.ACTIVE : existing;
        return isUnpublished() && wanted == ProductStatus.ACTIVE ? ProductStatus.DRAFT : wanted;
    }

    /** Old files have no status, only whether a product is published. */
    private boolean isPublishedDraft(ProductStatus existing) {
        return existing == ProductStatus.DRAFT && published != null && published;
    }

    private boolean isUnpublished() {
        return published != null && !published;
    }

    /** Shopify sells an unlisted product only by its URL. There is no such status here, so it is a draft. */
    private static @Nullable ProductStatus status(ImportRow row) {
        return switch (word(row, ImportColumn.STATUS)) {
            case "" -> null;
            case "active" -> ProductStatus.ACTIVE;
            case "archived" -> ProductStatus.ARCHIVED;
            case "draft", "unlisted" -> ProductStatus.DRAFT;
            case String other ->
                throw new InvalidRowException("\"%s\" is none of active, archived, draft, unlisted: \"%s\""
                        .formatted(row.name(ImportColumn.STATUS), PlainText.excerpt(other)));
        };
    }

    private static @Nullable Boolean published(ImportRow row) {
        return switch (word(row, ImportColumn.PUBLISHED)) {
            case "" -> null;
            case "true" -> true;
            case "false" -> false;
            case String other ->
                throw new InvalidRowException("\"%s\" is none of true, false: \"%s\""
                        .formatted(row.name(ImportColumn.PUBLISHED), PlainText.excerpt(other)));
        };
    }

    private static String word(ImportRow row, ImportColumn column) {
        return row.text(column, ProductLimits.MAX_NAME_LENGTH).toLowerCase(Locale.ROOT);
    }
}
