package com.bharatmart.catalog.list;

import com.bharatmart.catalog.CategoryId;
import com.bharatmart.catalog.search.TextMatch;
import com.bharatmart.platform.database.SqlConditions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which products a list has; see {@link ProductQuery}.
 *
 * @param brands slugs
 * @param options one variant of a product has a value of each
 */
@SuppressWarnings("InlineFormatString") // statements stand beside what they rely on
record ProductFilter(
        @Nullable TextMatch text,
        @Nullable CategoryId category,
        List<String> brands,
        List<Option> options,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        @Nullable Boolean inStock) {

    /** By {@code variant_option_product} or {@code variant_option_key}. */
    private static final String HAS_VARIANT =
            "EXISTS (SELECT 1 FROM variant_option o WHERE o.product_id = p.id AND o.option_key = ANY (?)%s)";

    /** By the primary key of variant_option: another option of the variant of {@code o}. */
    private static final String SAME_VARIANT =
            "EXISTS (SELECT 1 FROM variant_option also WHERE also.sku = o.sku AND also.option_key = ANY (?))";

    /**
     * The chosen values of one option.
     *
     * @param name as {@code name_key} of variant_option
     * @param keys as {@code option_key} of variant_option
     */
    record Option(String name, List<String> keys) {
        private Object argument() {
            return keys.toArray(String[]::new);
        }
    }

    /** All products that a search finds. */
    static ProductFilter of(TextMatch text) {
        return new ProductFilter(text, null, List.of(), List.of(), null, null, null);
    }

    /** Whether it matches every product. */
    boolean isEmpty() {
        return text == null
                && category == null
                && brands.isEmpty()
                && options.isEmpty()
                && minPrice == null
                && maxPrice == null
                && inStock == null;
    }

    /**
     * Adds the conditions on a product {@code p}, except the one on the text.
     *
     * @param inCategory the condition on the category
     */
    void addTo(SqlConditions where, String inCategory) {
        where.andIfPresent(inCategory, category == null ? null : category.value())
                .andIfPresent("p.brand_slug = ANY (?)", brands.isEmpty() ? null : brands.toArray(String[]::new))
                .andIfPresent("p.min_price >= ?", minPrice)
                .andIfPresent("p.min_price <= ?", maxPrice)
                .andIfPresent("p.in_stock = ?", inStock);
        if (!options.isEmpty()) {
            where.and(
                    HAS_VARIANT.formatted((" AND " + SAME_VARIANT).repeat(options.size() - 1)),
                    options.stream().map(Option::argument).toArray());
        }
    }

    /** Adds the conditions that the variant of an option {@code o} has a value of each of the other chosen options. */
    void addOptionsTo(SqlConditions where, @Nullable Option except) {
        options.stream()
                .filter(option -> !option.equals(except))
                .forEach(option -> where.and(SAME_VARIANT, option.argument()));
    }

    /** Whether a value of the option is chosen. */
    boolean hasOption(String name) {
        return options.stream().anyMatch(option -> option.name().equalsIgnoreCase(name));
    }

    /** Whether the value of the option is chosen. */
    boolean hasOption(String name, String value) {
        return options.stream()
                .flatMap(option -> option.keys().stream())
                .anyMatch(key -> key.equalsIgnoreCase(name + ':' + value));
    }

    /** The names of the chosen options. */
    List<String> optionNames() {
        return options.stream().map(Option::name).toList();
    }

    ProductFilter withoutCategory() {
        return new ProductFilter(text, null, brands, options, minPrice, maxPrice, inStock);
    }

    ProductFilter withoutBrands() {
        return new ProductFilter(text, category, List.of(), options, minPrice, maxPrice, inStock);
    }

    ProductFilter withoutOptions() {
        return new ProductFilter(text, category, brands, List.of(), minPrice, maxPrice, inStock);
    }

    ProductFilter withoutPrices() {
        return new ProductFilter(text, category, brands, options, null, null, inStock);
    }

    ProductFilter withoutStock() {
        return new ProductFilter(text, category, brands, options, minPrice, maxPrice, null);
    }

    ProductFilter withText(TextMatch otherText) {
        return new ProductFilter(otherText, category, brands, options, minPrice, maxPrice, inStock);
    }
}
