package com.bharatmart.productimport;

/** The columns of Shopify's product CSV that mean something here. */
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

    private final String title;

    ImportColumn(String title) {
        this.title = title;
    }

    /** As it stands in the header. */
    String title() {
        return title;
    }
}
