package com.bharatmart.platform.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the client behind the trusted proxies: from the last proxy backwards, the first address that is not trusted. Headers
 * of other peers are ignored, and no header changes the host.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class ClientAddressFilter extends OncePerRequestFilter {

    private static final int HTTPS_PORT = 443;

    private final List<IpAddressMatcher> trusted;
    private final ProxyProperties.Header header;

    ClientAddressFilter(ProxyProperties properties) {
        this.trusted = properties.trusted().stream().map(IpAddressMatcher::new).toList();
        this.header = properties.header();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isTrusted(request.getRemoteAddr())) {
            chain.doFilter(request, response);
            return;
        }
        var elements = elements(request);
        var client = request.getRemoteAddr();
        for (var element : elements.reversed()) {
            if (element.client() == null) {
                break;
            }
            client = element.client();
            if (!isTrusted(client)) {
                break;
            }
        }
        var overTls =
                request.isSecure() || (!elements.isEmpty() && elements.getLast().isHttps());
        chain.doFilter(new ProxiedRequest(request, client, overTls), response);
    }

    private List<ForwardedElement> elements(HttpServletRequest request) {
        return switch (header) {
            case X_FORWARDED_FOR ->
                ForwardedElement.ofXForwardedFor(
                        Collections.list(request.getHeaders("X-Forwarded-For")),
                        Collections.list(request.getHeaders("X-Forwarded-Proto")).stream()
                                .reduce((_, last) -> last)
                                .orElse(null));
            case FORWARDED -> ForwardedElement.ofForwarded(Collections.list(request.getHeaders("Forwarded")));
        };
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(network -> network.matches(address));
    }

    private static final class ProxiedRequest extends HttpServletRequestWrapper {
        private final String client;
        private final boolean overTls;

        ProxiedRequest(HttpServletRequest request, String client, boolean overTls) {
            super(request);
            this.client = client;
            this.overTls = overTls;
        }

        @Override
        public String getRemoteAddr() {
            return client;
        }

        @Override
        public String getRemoteHost() {
            return client;
        }

        @Override
        public boolean isSecure() {
            return overTls;
        }

        @Override
        public String getScheme() {
            return overTls ? "https" : super.getScheme();
        }

        /** The default port of the scheme, unless the Host header has a port. */
        @Override
        public int getServerPort() {
            var host = getHeader(HttpHeaders.HOST);
            var hasPort = host != null && host.indexOf(':', host.lastIndexOf(']') + 1) >= 0;
            return overTls && !hasPort ? HTTPS_PORT : super.getServerPort();
        }
    }
}
