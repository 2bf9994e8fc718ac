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
 * Finds the client behind the configured proxies: from this end of the way to the other, the first address that is not
 * one of theirs. What anybody else says about where a request comes from is not read, and nobody's word is taken for the
 * host.
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
        var hops = hops(request);
        var client = request.getRemoteAddr();
        for (var hop : hops.reversed()) {
            if (hop.client() == null) {
                break;
            }
            client = hop.client();
            if (!isTrusted(client)) {
                break;
            }
        }
        var overTls = request.isSecure() || (!hops.isEmpty() && hops.getLast().isHttps());
        chain.doFilter(new ProxiedRequest(request, client, overTls), response);
    }

    private List<ForwardedElement> hops(HttpServletRequest request) {
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

        /** Of the address that the client called: the default port of its scheme, unless it named one. */
        @Override
        public int getServerPort() {
            var host = getHeader(HttpHeaders.HOST);
            var namesPort = host != null && host.indexOf(':', host.lastIndexOf(']') + 1) >= 0;
            return overTls && !namesPort ? HTTPS_PORT : super.getServerPort();
        }
    }
}
