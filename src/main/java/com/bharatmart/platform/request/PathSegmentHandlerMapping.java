package com.bharatmart.platform.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Looks at the fixed segments of a path first. For a path with an id, Spring compares the method, the headers and then the
 * path of all routes one by one, which is a tenth of what a checkout costs the instance.
 */
final class PathSegmentHandlerMapping extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, List<PathSegments>> patterns = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        var path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        for (var pattern : patterns.computeIfAbsent(info, PathSegmentHandlerMapping::segments)) {
            if (pattern.mayMatch(path)) {
                return super.getMatchingMapping(info, request);
            }
        }
        return null;
    }

    private static List<PathSegments> segments(RequestMappingInfo info) {
        return info.getPatternValues().stream().map(PathSegments::of).toList();
    }

    /**
     * What a path must have at least to match a pattern.
     *
     * @param fixed its segments and separators, empty where the pattern leaves the text open; an empty list for any path
     */
    private record PathSegments(List<String> fixed) {

        static PathSegments of(String pattern) {
            return new PathSegments(
                    !pattern.startsWith("/") || pattern.contains("*")
                            ? List.of()
                            : PathContainer.parsePath(pattern).elements().stream()
                                    .map(PathContainer.Element::value)
                                    .map(value -> value.equals("/") || value.contains("{") || value.contains("?")
                                            ? ""
                                            : value)
                                    .toList());
        }

        boolean mayMatch(PathContainer path) {
            var given = path.elements();
            if (fixed.isEmpty()) {
                return true;
            }
            if (given.size() != fixed.size()) {
                return false;
            }
            for (var i = 0; i < given.size(); i++) {
                if (!mayBe(given.get(i), fixed.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean mayBe(PathContainer.Element given, String fixed) {
            return fixed.isEmpty()
                    || !(given instanceof PathContainer.PathSegment segment)
                    || segment.valueToMatch().equals(fixed);
        }
    }
}
