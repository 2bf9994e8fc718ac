package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductQuery;
import com.bharatmart.catalog.ProductSort;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.shared.Cursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of a list, and tells of all that are wrong at once. */
final class ProductListParameters {

    static final int LONGEST_QUERY = 200;

    /** Each word costs the search a look into its index. */
    static final int MOST_WORDS = 12;

    static final int MOST_BRANDS = 50;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    private final MultiValueMap<String, String> parameters;
    private final List<FieldProblem> errors = new ArrayList<>();

    private ProductListParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Throws {@link InvalidParametersException}, or {@link Cursor.InvalidCursorException} if only that is wrong. */
    static ProductQuery read(MultiValueMap<String, String> parameters) {
        return new ProductListParameters(parameters).query();
    }

    private ProductQuery query() {
        var text = text();
        var query = new ProductQuery(
                text,
                oneNotBlank("category"),
                brands(),
                paise("minPrice"),
                paise("maxPrice"),
                flag("inStock"),
                sort(text == null ? ProductSort.NEWEST : ProductSort.RELEVANCE),
                limit(),
                null,
                Boolean.TRUE.equals(flag("facets")),
                total());
        if (query.minPrice() != null && query.maxPrice() != null && query.minPrice() > query.maxPrice()) {
            refuse("minPrice", "max", "must not be more than maxPrice");
        }
        if (!errors.isEmpty()) {
            throw new InvalidParametersException(errors);
        }
        var cursor = oneNotBlank("cursor");
        return cursor == null ? query : query.from(Cursor.parse(cursor));
    }

    private @Nullable String text() {
        var given = one("q");
        if (given == null) {
            return null;
        }
        if (given.length() > LONGEST_QUERY) {
            refuse("q", "size", "must be at most %d characters".formatted(LONGEST_QUERY));
            return null;
        }
        var words = Arrays.stream(SPACES.split(given)).filter(word -> !word.isEmpty());
        var text = words.limit(MOST_WORDS).collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
    }

    private List<String> brands() {
        var brands = parameters.getOrDefault("brand", List.of()).stream()
                .filter(brand -> !brand.isBlank())
                .distinct()
                .sorted()
                .toList();
        if (brands.size() > MOST_BRANDS) {
            refuse("brand", "size", "must be given at most %d times".formatted(MOST_BRANDS));
        }
        return brands;
    }

    private @Nullable Long paise(String name) {
        var given = one(name);
        if (given == null) {
            return null;
        }
        if (!DIGITS.matcher(given).matches()) {
            refuse(name, "min", "must be a whole number of paise, at least 0");
            return null;
        }
        return Long.valueOf(given);
    }

    private @Nullable Boolean flag(String name) {
        var given = one(name);
        if (given != null && !given.equals("true") && !given.equals("false")) {
            refuse(name, "invalid", "must be true or false");
        }
        return given == null ? null : Boolean.valueOf(given);
    }

    private ProductSort sort(ProductSort otherwise) {
        var given = one("sort");
        if (given == null) {
            return otherwise;
        }
        return ProductSort.of(given).orElseGet(() -> {
            var known = Arrays.stream(ProductSort.values()).map(ProductSort::parameter);
            refuse("sort", "invalid", "must be one of " + known.collect(Collectors.joining(", ")));
            return otherwise;
        });
    }

    private int limit() {
        var given = one("limit");
        if (given == null) {
            return ProductController.DEFAULT_LIMIT;
        }
        var limit = DIGITS.matcher(given).matches() ? Long.parseLong(given) : 0;
        if (limit < 1 || limit > ProductController.MOST) {
            refuse("limit", "range", "must be a whole number from 1 to %d".formatted(ProductController.MOST));
            return ProductController.DEFAULT_LIMIT;
        }
        return (int) limit;
    }

    private boolean total() {
        var given = one("include");
        if (given != null && !given.equals("total")) {
            refuse("include", "invalid", "must be total");
        }
        return given != null;
    }

    private @Nullable String one(String name) {
        var values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            refuse(name, "repeated", "must be given only once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private @Nullable String oneNotBlank(String name) {
        var given = one(name);
        return given == null || given.isBlank() ? null : given;
    }

    private void refuse(String name, String code, String detail) {
        errors.add(FieldProblem.parameter(name, code, detail));
    }
}
