package com.bharatmart.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfNoneMatchTest {

    private static final String TAG = "\"abc\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abc\"",
                "W/\"abc\"",
                "*",
                " * ",
                "\"x\",\"abc\"",
                "\"x, y\", W/\"abc\"",
                "\"abc-gzip\"",
                "W/\"abc-gzip\"",
                "\"abc-br\"",
                "\"abc-zstd\"",
                "\"abc-deflate\""
            })
    void matches(String header) {
        assertThat(new IfNoneMatch(header).matches(TAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "\"ABC\"",
                "\"abcd\"",
                "\"x-gzip\"",
                "\"-gzip\"",
                "\"abc-gzip-gzip\"",
                "\"x\",*",
                "\"x, abc\"",
                "\"abc"
            })
    void doesNotMatch(String header) {
        assertThat(new IfNoneMatch(header).matches(TAG)).isFalse();
    }

    @Test
    void withoutTheHeaderTheClientHasNothing() {
        assertThat(new IfNoneMatch(null).matches(TAG)).isFalse();
    }
}
