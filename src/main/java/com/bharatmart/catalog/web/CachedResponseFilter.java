package com.bharatmart.catalog.web;

import com.bharatmart.platform.limit.ReadRateLimit;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers a read of the catalogue from memory, before Spring Security and Spring MVC, which take most of the time of such a
 * request. It answers only what they have answered before: the first request for a response passes them, and the headers
 * that they add are recorded for the next one. The routes of the catalogue are public and ignore the session.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class CachedResponseFilter implements Filter {

    private final CacheableResponses responses;
    private final CatalogLanguages languages;
    private final ReadRateLimit limit;
    private final Map<String, ResponseRoute> routes = new ConcurrentHashMap<>();

    CachedResponseFilter(CacheableResponses responses, CatalogLanguages languages, ReadRateLimit limit) {
        this.responses = responses;
        this.languages = languages;
        this.limit = limit;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request instanceof HttpServletRequest read
                && response instanceof HttpServletResponse written
                && CacheableRequest.matches(read)) {
            answer(read, written, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var known = find(request);
        var route = known == null ? null : known.route();
        if (known == null || route == null) {
            passAndRecord(request, response, chain);
            return;
        }
        var form = ResponseForm.of(request, known.tag());
        var headers = form == null ? null : route.headers(form);
        if (form == null || headers == null) {
            passAndRecord(request, response, chain);
        } else if (limit.allows(request, response)) {
            responses.recordHit();
            headers.writeTo(response);
            write(request, response, known, route, form);
        } else {
            chain.doFilter(request, response);
        }
    }

    private @Nullable CachedResponse find(HttpServletRequest request) {
        return responses.findFresh(
                CacheableResponses.key(request), languages.choose(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            CachedResponse content,
            ResponseRoute route,
            ResponseForm form)
            throws IOException {
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, route.pattern());
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(route.pattern()));
        response.setHeader(HttpHeaders.ETAG, content.tag());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, content.language());
        if (content.link() != null) {
            response.setHeader(HttpHeaders.LINK, content.link());
        }
        if (form.isNotModified()) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentLength(content.body().length());
        if (!form.isHead()) {
            response.getOutputStream().write(responses.body(content));
        }
    }

    private void passAndRecord(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var earlier = Set.copyOf(response.getHeaderNames());
        chain.doFilter(request, response);
        var form = ResponseForm.of(request, response);
        if (form == null
                || !(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern)) {
            return;
        }
        var served = find(request);
        if (served == null || !isSame(response, served)) {
            return;
        }
        var headers = RecordedHeaders.of(response, earlier);
        if (headers.areForEveryone()) {
            var route = routes.computeIfAbsent(pattern, ResponseRoute::new);
            route.record(form, headers);
            served.servedBy(route);
        }
    }

    private static boolean isSame(HttpServletResponse response, CachedResponse served) {
        return Objects.equals(response.getHeader(HttpHeaders.ETAG), served.tag())
                && Objects.equals(response.getHeader(HttpHeaders.CONTENT_LANGUAGE), served.language())
                && Objects.equals(response.getHeader(HttpHeaders.LINK), served.link());
    }
}
