package com.bharatmart.catalog.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The number of products that a list would have with another value of one filter: each facet ignores its own filter and
 * applies all others.
 *
 * @param categories with the products of the categories below them
 * @param brands those with the most products
 * @param options those with the most products, each with the values that have the most
 * @param inStock products with a variant in stock
 * @param outOfStock products without one
 * @param exact false if a search has more matches than are counted, see {@link ListTotal}
 */
public record Facets(
        List<Term> categories,
        List<Term> brands,
        List<Option> options,
        List<PriceBand> prices,
        long inStock,
        long outOfStock,
        boolean exact) {

    /** The same with other categories. */
    public Facets withCategories(List<Term> others) {
        return new Facets(others, brands, options, prices, inStock, outOfStock, exact);
    }

    /** What variants differ in: "Size". */
    public record Option(String name, List<Value> values) {}

    /** A value of an option, with the products that have a variant with it. */
    public record Value(String value, long count) {}

    /** A category or a brand. */
    public record Term(String slug, String name, long count) {}

    /**
     * Prices from {@code min} to {@code max}, both included.
     *
     * @param min paise
     * @param max paise, null without an upper end
     */
    public record PriceBand(long min, @Nullable Long max, long count) {}

    /** Collects the rows of {@link FacetSqlBuilder}. */
    static final class Builder {

        private static final int MAX_BRANDS = 100;
        private static final int MAX_OPTIONS = 20;
        private static final int MAX_VALUES = 100;

        private static final Comparator<Term> LARGEST_FIRST =
                Comparator.comparingLong(Term::count).reversed().thenComparing(Term::slug);

        private final ProductFilter filter;
        private final List<Term> categories = new ArrayList<>();
        private final List<Term> brands = new ArrayList<>();
        private final Map<String, List<Value>> options = new HashMap<>();
        private final List<PriceBand> prices = new ArrayList<>();
        private final Map<String, Long> others = new HashMap<>();

        Builder(ProductFilter filter) {
            this.filter = filter;
        }

        void add(String facet, String key, String name, long count) {
            switch (facet) {
                case "category" -> categories.add(new Term(key, name, count));
                case "brand" -> brands.add(new Term(key, name, count));
                case "option" ->
                    options.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Value(name, count));
                case "price" -> prices.add(FacetSqlBuilder.band(Integer.parseInt(key), count));
                default -> others.put(facet + key, count);
            }
        }

        Facets build() {
            categories.sort(LARGEST_FIRST);
            prices.sort(Comparator.comparingLong(PriceBand::min));
            return new Facets(
                    categories,
                    largest(
                            brands,
                            LARGEST_FIRST,
                            MAX_BRANDS,
                            brand -> filter.brands().contains(brand.slug())),
                    options(),
                    prices,
                    others.getOrDefault("stocktrue", 0L),
                    others.getOrDefault("stockfalse", 0L),
                    ListTotal.of(others.getOrDefault("matches", 0L)).exact());
        }

        private List<Option> options() {
            var all = options.entrySet().stream()
                    .map(option -> new Option(option.getKey(), values(option.getKey(), option.getValue())))
                    .toList();
            var largestFirst = Comparator.comparingLong(
                            (Option option) -> option.values().getFirst().count())
                    .reversed()
                    .thenComparing(Option::name);
            return largest(all, largestFirst, MAX_OPTIONS, option -> filter.hasOption(option.name()));
        }

        private List<Value> values(String name, List<Value> values) {
            var largestFirst = Comparator.comparingLong(Value::count).reversed().thenComparing(Value::value);
            return largest(values, largestFirst, MAX_VALUES, value -> filter.hasOption(name, value.value()));
        }

        /** The first ones in the order, and the chosen ones among the others. */
        private static <T> List<T> largest(List<T> all, Comparator<T> order, int max, Predicate<T> isChosen) {
            var sorted = all.stream().sorted(order).toList();
            return IntStream.range(0, sorted.size())
                    .filter(i -> i < max || isChosen.test(sorted.get(i)))
                    .mapToObj(sorted::get)
                    .toList();
        }
    }
}
