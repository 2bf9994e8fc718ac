package com.bharatmart.razorpay;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A route and its handler.
 *
 * @param name the method and the path with the names of its variable parts, for example {@code GET /v1/orders/{id}}
 */
record Route(
        String name, String method, Pattern path, Function<RazorpayRequest, Map<String, @Nullable Object>> handler) {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    static Route of(String method, String path, Function<RazorpayRequest, Map<String, @Nullable Object>> handler) {
        var pattern = VARIABLE.matcher(path).replaceAll("(?<$1>[^/]+)");
        return new Route(method + " " + path, method, Pattern.compile(pattern), handler);
    }

    /** Returns the variable parts of a path if this is its route. */
    Optional<Map<String, String>> match(String requestMethod, String requestPath) {
        var matcher = path.matcher(requestPath);
        if (!method.equals(requestMethod) || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(path.namedGroups().keySet().stream().collect(Collectors.toMap(id -> id, matcher::group)));
    }
}
