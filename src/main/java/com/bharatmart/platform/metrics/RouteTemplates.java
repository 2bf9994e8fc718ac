package com.bharatmart.platform.metrics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Route templates of requests. Their number is bounded by the code, unlike that of paths. */
class RouteTemplates {

    static final String UNKNOWN = "unknown";

    private static final Set<String> CATCH_ALL = Set.of("/**", "/error");

    private final Supplier<List<PathPattern>> patterns;

    RouteTemplates(Supplier<Stream<RequestMappingHandlerMapping>> mappings) {
        this.patterns = SingletonSupplier.of(() -> patterns(mappings.get()));
    }

    /** The template that the dispatcher has chosen, or would have chosen for a request that did not reach it. */
    String of(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String chosen
                        && !CATCH_ALL.contains(chosen)
                ? chosen
                : match(request.getRequestURI());
    }

    private String match(@Nullable String uri) {
        if (uri == null || !uri.startsWith("/")) {
            return UNKNOWN;
        }
        PathContainer path;
        try {
            path = PathContainer.parsePath(uri);
        } catch (IllegalArgumentException _) {
            // An invalid percent encoding.
            return UNKNOWN;
        }
        for (var pattern : patterns.get()) {
            if (pattern.matches(path)) {
                return pattern.getPatternString();
            }
        }
        return UNKNOWN;
    }

    private static List<PathPattern> patterns(Stream<RequestMappingHandlerMapping> mappings) {
        return mappings.flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPathPatternsCondition() == null
                        ? Stream.empty()
                        : info.getPathPatternsCondition().getPatterns().stream())
                .filter(pattern -> !CATCH_ALL.contains(pattern.getPatternString()))
                .distinct()
                .sorted()
                .toList();
    }
}
