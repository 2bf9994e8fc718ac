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

class ClientAddressTest {

    private static final List<String> BALANCERS = List.of("10.0.0.0/24", "fd00::/8");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // connected from | X-Forwarded-For | the client
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
    void clientIsTheFirstStrangerFromThisEnd(String connectedFrom, String header, String client) throws Exception {
        var request = request(connectedFrom);
        if (header != null) {
            request.addHeader("X-Forwarded-For", header);
        }

        assertThat(seen(request, ProxyProperties.Header.X_FORWARDED_FOR).getRemoteAddr())
                .isEqualTo(client);
    }

    @Test
    void onlyTheConfiguredHeaderIsRead() throws Exception {
        var request = request("10.0.0.1");
        request.addHeader("X-Forwarded-For", "1.2.3.4");
        request.addHeader("Forwarded", "for=203.0.113.9;proto=https");

        assertThat(seen(request, ProxyProperties.Header.FORWARDED).getRemoteAddr())
                .isEqualTo("203.0.113.9");
        assertThat(seen(request, ProxyProperties.Header.FORWARDED).isSecure()).isTrue();
        assertThat(seen(request, ProxyProperties.Header.X_FORWARDED_FOR).getRemoteAddr())
                .isEqualTo("1.2.3.4");
        assertThat(seen(request, ProxyProperties.Header.X_FORWARDED_FOR).isSecure())
                .isFalse();
    }

    @Test
    void tlsThatEndsAtTheBalancerIsTls() throws Exception {
        var request = request("10.0.0.1");
        request.addHeader("X-Forwarded-For", "203.0.113.9");
        request.addHeader("X-Forwarded-Proto", "http, https");
        request.addHeader("Host", "shop.example");

        var seen = seen(request, ProxyProperties.Header.X_FORWARDED_FOR);

        assertThat(seen.isSecure()).isTrue();
        assertThat(seen.getScheme()).isEqualTo("https");
        assertThat(seen.getServerPort()).isEqualTo(443);
    }

    @Test
    void strangersWordForTlsIsNotTaken() throws Exception {
        var request = request("203.0.113.9");
        request.addHeader("X-Forwarded-Proto", "https");

        assertThat(seen(request, ProxyProperties.Header.X_FORWARDED_FOR).isSecure())
                .isFalse();
    }

    @Test
    void nobodyIsTrustedByDefault() {
        new ApplicationContextRunner()
                .withUserConfiguration(Properties.class)
                .run(started -> assertThat(started.getBean(ProxyProperties.class))
                        .isEqualTo(new ProxyProperties(List.of(), ProxyProperties.Header.X_FORWARDED_FOR)));
        new ApplicationContextRunner()
                .withUserConfiguration(Properties.class)
                .withPropertyValues(
                        "bharatmart.proxies.trusted=10.0.0.0/24,fd00::/8", "bharatmart.proxies.header=forwarded")
                .run(started -> assertThat(started.getBean(ProxyProperties.class))
                        .isEqualTo(new ProxyProperties(BALANCERS, ProxyProperties.Header.FORWARDED)));
    }

    @EnableConfigurationProperties(ProxyProperties.class)
    static class Properties {}

    private static MockHttpServletRequest request(String connectedFrom) {
        var request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(connectedFrom);
        return request;
    }

    private static HttpServletRequest seen(MockHttpServletRequest request, ProxyProperties.Header header)
            throws ServletException, IOException {
        var chain = new MockFilterChain();
        new ClientAddressFilter(new ProxyProperties(BALANCERS, header))
                .doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
    }
}
