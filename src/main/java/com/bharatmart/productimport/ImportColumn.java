package com.bharatmart.productimport;

import java.util.List;

/** The columns of Shopify's product CSV that the import reads or the export writes. */
enum ImportColumn {
    HANDLE("Handle"),
    TITLE("Title"),
    BODY("Body (HTML)"),
    VENDOR("Vendor"),
    PRODUCT_CATEGORY("Product Category"),
    TYPE("Type"),
    GOOGLE_CATEGORY("Google Shopping / Google Product Category"),
    TAGS("Tags"),
    PUBLISHED("Published"),
    STATUS("Status"),
    OPTION1_NAME("Option1 Name"),
    OPTION2_NAME("Option2 Name"),
    OPTION3_NAME("Option3 Name"),
    OPTION1_VALUE("Option1 Value"),
    OPTION2_VALUE("Option2 Value"),
    OPTION3_VALUE("Option3 Value"),
    SKU("Variant SKU"),
    GRAMS("Variant Grams"),
    QUANTITY("Variant Inventory Qty"),
    PRICE("Variant Price"),
    COMPARE_AT_PRICE("Variant Compare At Price"),
    BARCODE("Variant Barcode"),
    IMAGE("Image Src"),
    IMAGE_POSITION("Image Position"),
    IMAGE_ALT("Image Alt Text"),
    HS_CODE("HS Code"),
    COUNTRY("COO"),
    RATING("Product rating (product.metafields.reviews.rating)"),
    RATING_COUNT("Product rating count (product.metafields.reviews.rating_count)");

    /** The names of the options, in their order. */
    static final List<ImportColumn> OPTION_NAMES = List.of(OPTION1_NAME, OPTION2_NAME, OPTION3_NAME);

    /** The values of the options, in the order of {@link #OPTION_NAMES}. */
    static final List<ImportColumn> OPTION_VALUES = List.of(OPTION1_VALUE, OPTION2_VALUE, OPTION3_VALUE);

    private final String title;

    ImportColumn(String title) {
        this.title = title;
    }

    /** The name in the header. */
    String title() {
        return title;
    }
}
