package com.bharatmart.platform.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Answers 304 instead of a response that the client has. Spring compares tags too, but neither {@code *} nor the tags that
 * proxies extend.
 */
@RestControllerAdvice
class NotModifiedAdvice implements ResponseBodyAdvice<Object> {

    private static final Set<String> READS = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (request instanceof ServletServerHttpRequest read
                && response instanceof ServletServerHttpResponse written
                && isNotModified(read, written)) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return null;
        }
        return body;
    }

    private static boolean isNotModified(ServletServerHttpRequest request, ServletServerHttpResponse response) {
        var values = request.getServletRequest().getHeaders(HttpHeaders.IF_NONE_MATCH);
        if (!values.hasMoreElements()
                || !READS.contains(request.getServletRequest().getMethod())
                || response.getServletResponse().getStatus() != HttpServletResponse.SC_OK) {
            return false;
        }
        var tag = response.getHeaders().getETag();
        return tag != null && new IfNoneMatch(String.join(",", Collections.list(values))).matches(tag);
    }
}
