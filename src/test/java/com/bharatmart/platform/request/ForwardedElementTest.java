package com.bharatmart.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedElementTest {

    @Test
    void elementsAreInTheOrderOfTheProxies() {
        assertThat(ForwardedElement.ofXForwardedFor(
                        List.of("203.0.113.7, 198.51.100.2:4711", "[2001:db8::1]:80"), "http, https"))
                .containsExactly(
                        new ForwardedElement("203.0.113.7", null),
                        new ForwardedElement("198.51.100.2", null),
                        new ForwardedElement("2001:db8:0:0:0:0:0:1", "https"));
        assertThat(ForwardedElement.ofForwarded(List.of(
                        "for=203.0.113.7;proto=http, For=\"[2001:db8::1]:4711\"; Proto=https;by=10.0.0.1",
                        "proto=https;for=\"198.51.100.2:80\"")))
                .containsExactly(
                        new ForwardedElement("203.0.113.7", "http"),
                        new ForwardedElement("2001:db8:0:0:0:0:0:1", "https"),
                        new ForwardedElement("198.51.100.2", "https"));
    }

    @Test
    void quotedSeparatorsAreText() {
        assertThat(ForwardedElement.ofForwarded(List.of("for=\"_a,for=203.0.113.7;b\\\"\";proto=https")))
                .containsExactly(new ForwardedElement(null, "https"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unknown", "_hidden", "localhost", "example.com", "", "999.1.1.1", "1.2.3.4.5", "::g", "a b"})
    void anythingButAnAddressIsNull(String node) {
        assertThat(ForwardedElement.ofXForwardedFor(List.of(node), null))
                .containsExactly(new ForwardedElement(null, null));
    }

    @Test
    void longMalformedHeadersAreParsedInLinearTime() {
        assertThat(ForwardedElement.ofForwarded(List.of("for=\"".repeat(5_000))))
                .allMatch(element -> element.client() == null);
        assertThat(ForwardedElement.ofXForwardedFor(List.of(",".repeat(15_000)), null))
                .allMatch(element -> element.client() == null);
    }
}
