package com.bharatmart.productimport;

import java.util.List;

/** The columns of Shopify's product CSV that the import reads or the export writes. */
enum ImportColumn {
    HANDLE("Handle", "URL handle"),
    TITLE("Title"),
    BODY("Body (HTML)", "Description"),
    VENDOR("Vendor"),
    PRODUCT_CATEGORY("Product Category"),
    TYPE("Type"),
    GOOGLE_CATEGORY("Google Shopping / Google Product Category"),
    TAGS("Tags"),
    PUBLISHED("Published", "Published on online store"),
    STATUS("Status"),
    OPTION1_NAME("Option1 Name"),
    OPTION2_NAME("Option2 Name"),
    OPTION3_NAME("Option3 Name"),
    OPTION1_VALUE("Option1 Value"),
    OPTION2_VALUE("Option2 Value"),
    OPTION3_VALUE("Option3 Value"),
    SKU("Variant SKU", "SKU"),
    GRAMS("Variant Grams", "Weight value (grams)"),
    QUANTITY("Variant Inventory Qty", "Inventory quantity"),
    PRICE("Variant Price", "Price"),
    COMPARE_AT_PRICE("Variant Compare At Price", "Compare-at price"),
    BARCODE("Variant Barcode", "Barcode"),
    IMAGE("Image Src", "Product image URL"),
    IMAGE_POSITION("Image Position"),
    IMAGE_ALT("Image Alt Text"),
    VARIANT_IMAGE("Variant Image", "Variant image URL"),
    HS_CODE("HS Code"),
    COUNTRY("COO", "Country of origin"),
    RATING("Product rating (product.metafields.reviews.rating)"),
    RATING_COUNT("Product rating count (product.metafields.reviews.rating_count)");

    /** The names of the options, in their order. */
    static final List<ImportColumn> OPTION_NAMES = List.of(OPTION1_NAME, OPTION2_NAME, OPTION3_NAME);

    /** The values of the options, in the order of {@link #OPTION_NAMES}. */
    static final List<ImportColumn> OPTION_VALUES = List.of(OPTION1_VALUE, OPTION2_VALUE, OPTION3_VALUE);

    /** The columns that describe a variant. */
    static final List<ImportColumn> OF_VARIANTS = List.of(
            OPTION1_VALUE,
            OPTION2_VALUE,
            OPTION3_VALUE,
            SKU,
            GRAMS,
            QUANTITY,
            PRICE,
            COMPARE_AT_PRICE,
            BARCODE,
            VARIANT_IMAGE,
            HS_CODE);

    /** Alternatives for the category of a product. */
    static final List<ImportColumn> CATEGORIES = List.of(PRODUCT_CATEGORY, TYPE, GOOGLE_CATEGORY);

    private final String title;
    private final String newTitle;

    ImportColumn(String title) {
        this(title, title);
    }

    /** @param newTitle its name in Shopify's files since 2025 */
    ImportColumn(String title, String newTitle) {
        this.title = title;
        this.newTitle = newTitle;
    }

    /** The name in the header that exports write. */
    String title() {
        return title;
    }

    /** All names by which imports find the column. */
    List<String> titles() {
        return title.equals(newTitle) ? List.of(title) : List.of(title, newTitle);
    }
}
