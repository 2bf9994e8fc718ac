package com.bharatmart.platform.request;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"\"5\"", " * ", "\"4\", \"5\"", "\"5-gzip\"", "\"4\",\"5-br\"", "\"5-zstd\"", "\"5-deflate\""})
    void matches(String header) {
        assertThatCode(() -> new IfMatch(header).require(5)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "\"4\"", "\"4-gzip\"", "\"5-gzip-gzip\"", "\"-gzip\"", "W/\"5\"", "W/\"5-gzip\""})
    void doesNotMatch(String header) {
        assertThatThrownBy(() -> new IfMatch(header).require(5))
                .isInstanceOf(IfMatch.PreconditionFailedException.class);
    }

    @Test
    void withoutTheHeaderEveryVersionMayBeChanged() {
        assertThatCode(() -> new IfMatch(null).require(5)).doesNotThrowAnyException();
    }
}
