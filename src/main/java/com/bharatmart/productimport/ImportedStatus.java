package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.shared.PlainText;
import java.util.Locale;

/** Reads the status of a row's product. */
final class ImportedStatus {

    private ImportedStatus() {}

    /**
     * As in Shopify: blank is published, and a status other than active takes precedence. Throws
     * {@link InvalidRowException}.
     */
    static ProductStatus of(ImportRow row) {
        var status = shopifyStatus(word(row, ImportColumn.STATUS));
        return switch (word(row, ImportColumn.PUBLISHED)) {
            case "", "true" -> status;
            case "false" -> status == ProductStatus.ARCHIVED ? ProductStatus.ARCHIVED : ProductStatus.DRAFT;
            case String other ->
                throw new InvalidRowException(
                        "\"Published\" is none of true, false: \"%s\"".formatted(PlainText.excerpt(other)));
        };
    }

    /** Shopify sells an unlisted product only by its URL. There is no such status here, so it is a draft. */
    private static ProductStatus shopifyStatus(String text) {
        return switch (text) {
            case "", "active" -> ProductStatus.ACTIVE;
            case "archived" -> ProductStatus.ARCHIVED;
            case "draft", "unlisted" -> ProductStatus.DRAFT;
            default ->
                throw new InvalidRowException("\"Status\" is none of active, archived, draft, unlisted: \"%s\""
                        .formatted(PlainText.excerpt(text)));
        };
    }

    private static String word(ImportRow row, ImportColumn column) {
        return row.text(column, ProductLimits.MAX_NAME_LENGTH).toLowerCase(Locale.ROOT);
    }
}
