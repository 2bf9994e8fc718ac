package com.bharatmart.catalog.web;

import com.bharatmart.catalog.list.ProductQuery;
import com.bharatmart.catalog.list.ProductSort;
import com.bharatmart.platform.request.UnknownParameterException;
import com.bharatmart.shared.Cursor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The parameters of a product list. */
final class ProductListParameters {

    static final int DEFAULT_LIMIT = 20;
    static final int MAX_LIMIT = 100;
    static final int MAX_QUERY_LENGTH = 200;
    static final int MAX_BRANDS = 50;
    static final int MAX_OPTIONS = 50;

    /** Each word costs the search an index lookup. */
    private static final int MAX_WORDS = 12;

    private static final Set<String> NAMES = Set.of(
            "q",
            "category",
            "brand",
            "option",
            "minPrice",
            "maxPrice",
            "inStock",
            "sort",
            "facets",
            "include",
            "limit",
            "cursor");

    /** Also what comes along when a word is copied: zero-width spaces, byte order marks, marks of direction. The joiners stay. */
    private static final Pattern SPACES = Pattern.compile(
            "[\\s\\p{Cntrl}\\p{Z}\\x{061C}\\x{200B}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}]+");

    private ProductListParameters() {}

    /** Throws {@link UnknownParameterException}, {@link InvalidParametersException}, or {@link Cursor.InvalidCursorException} if only the cursor is not valid. */
    static ProductQuery read(MultiValueMap<String, String> values) {
        UnknownParameterException.requireKnown(values.keySet(), NAMES);
        var parameters = new QueryParameters(values);
        var text = text(parameters);
        var include = parameters.choices("include", List.of("total", "facets"));
        var query = new ProductQuery(
                text,
                parameters.notBlank("category"),
                distinct(parameters, "brand", MAX_BRANDS),
                distinct(parameters, "option", MAX_OPTIONS),
                parameters.paise("minPrice"),
                parameters.paise("maxPrice"),
                parameters.flag("inStock"),
                sort(parameters, text == null ? ProductSort.NEWEST : ProductSort.RELEVANCE),
                parameters.limit("limit", DEFAULT_LIMIT, MAX_LIMIT),
                null,
                Boolean.TRUE.equals(parameters.flag("facets")) || include.contains("facets"),
                include.contains("total"));
        if (query.minPrice() != null && query.maxPrice() != null && query.minPrice() > query.maxPrice()) {
            parameters.reject("minPrice", "max", "must not be more than maxPrice");
        }
        parameters.requireValid();
        var cursor = parameters.notBlank("cursor");
        return cursor == null ? query : query.from(Cursor.parse(cursor));
    }

    private static @Nullable String text(QueryParameters parameters) {
        var value = parameters.text("q");
        if (value == null) {
            return null;
        }
        if (value.length() > MAX_QUERY_LENGTH) {
            parameters.reject("q", "size", "must be at most %d characters".formatted(MAX_QUERY_LENGTH));
            return null;
        }
        var words = Arrays.stream(SPACES.split(value)).filter(word -> !word.isEmpty());
        var text = words.limit(MAX_WORDS).collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
    }

    private static List<String> distinct(QueryParameters parameters, String name, int max) {
        var values = parameters.all(name).stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .sorted()
                .toList();
        if (values.size() > max) {
            parameters.reject(name, "size", "must be given at most %d times".formatted(max));
        }
        return values;
    }

    private static ProductSort sort(QueryParameters parameters, ProductSort defaultSort) {
        var value = parameters.text("sort");
        if (value == null) {
            return defaultSort;
        }
        return ProductSort.of(value).orElseGet(() -> {
            var known = Arrays.stream(ProductSort.values()).map(ProductSort::parameter);
            parameters.reject("sort", "invalid", "must be one of " + known.collect(Collectors.joining(", ")));
            return defaultSort;
        });
    }
}
