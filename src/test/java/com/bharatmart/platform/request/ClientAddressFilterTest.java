package com.bharatmart.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ClientAddressFilterTest {

    private static final List<String> PROXIES = List.of("10.0.0.0/24", "fd00::/8");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // peer | X-Forwarded-For | the client
                "203.0.113.9 | 1.2.3.4 | 203.0.113.9",
                "10.0.1.1 | 1.2.3.4 | 10.0.1.1",
                "10.0.0.1 |  | 10.0.0.1",
                "10.0.0.1 | 203.0.113.9 | 203.0.113.9",
                "10.0.0.1 | 1.2.3.4, 203.0.113.9 | 203.0.113.9",
                "10.0.0.1 | 1.2.3.4, 203.0.113.9, 10.0.0.7 | 203.0.113.9",
                "10.0.0.1 | 10.0.0.9, 10.0.0.7 | 10.0.0.9",
                "10.0.0.1 | 1.2.3.4, garbage, 10.0.0.7 | 10.0.0.7",
                "10.0.0.1 | unknown | 10.0.0.1",
                "fd00::5 | 2001:db8::9 | 2001:db8:0:0:0:0:0:9"
            })
    void clientIsTheLastAddressThatIsNotTrusted(String peer, String header, String client) throws Exception {
        var request = request(peer);
        if (header != null) {
            request.addHeader("X-Forwarded-For", header);
        }

        assertThat(filtered(request, ProxyProperties.Header.X_FORWARDED_FOR).getRemoteAddr())
                .isEqualTo(client);
    }

    @Test
    void onlyTheConfiguredHeaderIsRead() throws Exception {
        var request = request("10.0.0.1");
        request.addHeader("X-Forwarded-For", "1.2.3.4");
        request.addHeader("Forwarded", "for=203.0.113.9;proto=https");

        assertThat(filtered(request, ProxyProperties.Header.FORWARDED).getRemoteAddr())
                .isEqualTo("203.0.113.9");
        assertThat(filtered(request, ProxyProperties.Header.FORWARDED).isSecure())
                .isTrue();
        assertThat(filtered(request, ProxyProperties.Header.X_FORWARDED_FOR).getRemoteAddr())
                .isEqualTo("1.2.3.4");
        assertThat(filtered(request, ProxyProperties.Header.X_FORWARDED_FOR).isSecure())
                .isFalse();
    }

    @Test
    void requestIsSecureIfTlsEndsAtTheProxy() throws Exception {
        var request = request("10.0.0.1");
        request.addHeader("X-Forwarded-For", "203.0.113.9");
        request.addHeader("X-Forwarded-Proto", "http, https");
        request.addHeader("Host", "shop.example");

        var filtered = filtered(request, ProxyProperties.Header.X_FORWARDED_FOR);

        assertThat(filtered.isSecure()).isTrue();
        assertThat(filtered.getScheme()).isEqualTo("https");
        assertThat(filtered.getServerPort()).isEqualTo(443);
    }

    @Test
    void forwardedSchemeOfAnUntrustedPeerIsIgnored() throws Exception {
        var request = request("203.0.113.9");
        request.addHeader("X-Forwarded-Proto", "https");

        assertThat(filtered(request, ProxyProperties.Header.X_FORWARDED_FOR).isSecure())
                .isFalse();
    }

    @Test
    void noProxyIsTrustedByDefault() {
        new ApplicationContextRunner()
                .withUserConfiguration(Properties.class)
                .run(started -> assertThat(started.getBean(ProxyProperties.class))
                        .isEqualTo(new ProxyProperties(List.of(), ProxyProperties.Header.X_FORWARDED_FOR)));
        new ApplicationContextRunner()
                .withUserConfiguration(Properties.class)
                .withPropertyValues(
                        "bharatmart.proxies.trusted=10.0.0.0/24,fd00::/8", "bharatmart.proxies.header=forwarded")
                .run(started -> assertThat(started.getBean(ProxyProperties.class))
                        .isEqualTo(new ProxyProperties(PROXIES, ProxyProperties.Header.FORWARDED)));
    }

    @EnableConfigurationProperties(ProxyProperties.class)
    static class Properties {}

    private static MockHttpServletRequest request(String peer) {
        var request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(peer);
        return request;
    }

    private static HttpServletRequest filtered(MockHttpServletRequest request, ProxyProperties.Header header)
            throws ServletException, IOException {
        var chain = new MockFilterChain();
        new ClientAddressFilter(new ProxyProperties(PROXIES, header))
                .doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
    }
}
