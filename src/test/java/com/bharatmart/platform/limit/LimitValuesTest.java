package com.bharatmart.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletResponse;

class LimitValuesTest {

    @Test
    void defaultsAreTheDocumentedOnes() {
        assertThat(bind(Map.of("bharatmart.rate-limit.enabled", "true")))
                .isEqualTo(new RateLimitProperties(
                        true,
                        Rate.valueOf("1200/1m"),
                        Rate.valueOf("300/1m"),
                        Rate.valueOf("600/1m"),
                        Rate.valueOf("10/15m"),
                        Rate.valueOf("50/1d"),
                        Rate.valueOf("100/15m"),
                        Rate.valueOf("100/1d"),
                        Rate.valueOf("5/1h"),
                        Rate.valueOf("15/1h"),
                        Rate.valueOf("30/1h"),
                        Duration.ofDays(90),
                        Duration.ofMillis(25),
                        6));
    }

    @Test
    void ratesAreReadFromProperties() {
        var properties =
                bind(Map.of("bharatmart.rate-limit.login-name", "7/90s", "bharatmart.rate-limit.enabled", "no"));

        assertThat(properties.loginName()).isEqualTo(new Rate(7, Duration.ofSeconds(90)));
        assertThat(properties.enabled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0/1m", "10", "10/", "/1m", "10/0s", "10/5ms", "-1/1m", "ten/1m", "10/1m/2", "10000000000/1m"})
    void whatIsNoRateIsRefused(String written) {
        assertThatThrownBy(() -> Rate.valueOf(written)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bind(Map.of("bharatmart.rate-limit.reads", written)))
                .isInstanceOf(BindException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9,203.0.113.9",
        "2001:db8:1:2:3:4:5:6,20010db800010002/64",
        "2001:db8:1:2:ffff::1,20010db800010002/64",
        "2001:db8:1:3::1,20010db800010003/64",
        "::ffff:203.0.113.9,203.0.113.9"
    })
    void clientOfIpv6IsItsNetwork(String address, String network) {
        assertThat(ClientNetwork.of(address)).isEqualTo(network);
    }

    @Test
    void fieldsAreThoseOfTheDraft() {
        var response = new MockHttpServletResponse();
        var limit = new RateLimit("writes", Rate.valueOf("300/1m"));

        new RateLimitResult(limit, 299, Duration.ofMillis(200), Duration.ZERO).tell(response);

        assertThat(response.getHeader("RateLimit-Policy")).isEqualTo("\"writes\";q=300;w=60");
        assertThat(response.getHeader("RateLimit")).isEqualTo("\"writes\";r=299;t=1");
        assertThat(response.getHeader("Retry-After")).isNull();
    }

    @Test
    void whoIsRefusedIsToldToWaitLongEnough() {
        var response = new MockHttpServletResponse();
        var limit = new RateLimit("writes", Rate.valueOf("300/1m"));

        RateLimitResult.refused(limit, Duration.ofMillis(2001)).tell(response);

        assertThat(response.getHeader("RateLimit")).isEqualTo("\"writes\";r=0;t=3");
        assertThat(response.getHeader("Retry-After")).isEqualTo("3");
    }

    private static RateLimitProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("bharatmart.rate-limit", RateLimitProperties.class)
                .get();
    }
}
