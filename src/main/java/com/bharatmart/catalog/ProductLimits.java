package com.bharatmart.catalog;

import com.bharatmart.shared.Money;

/** The limits of a product, for all sources of products. Lengths are in characters. */
public final class ProductLimits {

    /** Of a product, a brand, a category and a tag. */
    public static final int MAX_NAME_LENGTH = 255;

    /** Before and after {@link DescriptionSanitizer}. */
    public static final int MAX_DESCRIPTION_LENGTH = 65_536;

    /** Levels of the category tree. */
    public static final int MAX_CATEGORY_DEPTH = 8;

    public static final int MAX_TAGS = 250;
    public static final int MAX_OPTIONS = 3;

    /** Of an option's name and of its value. */
    public static final int MAX_OPTION_LENGTH = 100;

    /** The value that product files have for a product without options. No variant can have it. */
    public static final String RESERVED_OPTION_VALUE = "Default Title";

    public static final int MAX_VARIANTS = 2_048;
    public static final Money MAX_PRICE = Money.rupees("10000000");
    public static final int MAX_WEIGHT_GRAMS = 1_000_000;

    /**
     * HSN codes have 2, 4, 6 or 8 digits (First Schedule of the Customs Tariff Act 1975). Another number of digits
     * leads to a wrong rate of tax.
     */
    public static final String HSN_PATTERN = "^([0-9][0-9]){1,4}$";

    public static final int MAX_BARCODE_LENGTH = 64;
    public static final int MAX_IMAGES = 250;
    public static final int MAX_IMAGE_URL_LENGTH = 2_000;
    public static final int MAX_IMAGE_ALT_LENGTH = 512;

    private ProductLimits() {}
}
