package com.bharatmart.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ResponseBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 3_000, 200_000})
    void aCompressedBodyIsSentAsItWas(int length) {
        var text = "कुर्ता, ".repeat(length).getBytes(StandardCharsets.UTF_8);
        var body = ResponseBody.of(text).compressed();
        var sent = new DecompressedBodyCache(DataSize.ofKilobytes(100));

        assertThat(body.size()).isLessThanOrEqualTo(text.length);
        assertThat(body.length()).isEqualTo(text.length);
        assertThat(body.bytes()).isEqualTo(text);
        assertThat(body.bytes(new Inflater())).isEqualTo(text);
        assertThat(sent.get(body)).isEqualTo(text);
        assertThat(sent.get(body)).isEqualTo(text);
    }

    @Test
    void bytesThatWouldGrowAreNotCompressed() {
        var noise = new byte[100];
        new Random(1).nextBytes(noise);

        var body = ResponseBody.of(noise).compressed();

        assertThat(body.isCompressed()).isFalse();
        assertThat(body.bytes()).isEqualTo(noise);
    }
}
