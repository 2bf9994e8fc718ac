package com.bharatmart.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ResponseBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 3_000, 200_000})
    void aCompressedBodyIsSentAsItWas(int length) {
        var text = "कुर्ता, ".repeat(length).getBytes(StandardCharsets.UTF_8);
        var body = ResponseBody.of(text).compressed(null);
        var sent = new DecompressedBodyCache(DataSize.ofKilobytes(100));

        assertThat(body.size()).isLessThanOrEqualTo(text.length);
        assertThat(body.length()).isEqualTo(text.length);
        assertThat(body.bytes()).isEqualTo(text);
        assertThat(body.bytes(ResponseBody.newInflater())).isEqualTo(text);
        assertThat(sent.get(body)).isEqualTo(text);
        assertThat(sent.get(body)).isEqualTo(text);
    }

    @Test
    void aBodyThatIsSentOftenIsDecompressedOnlyAFewTimes() {
        var body = ResponseBody.of("कुर्ता, ".repeat(100).getBytes(StandardCharsets.UTF_8))
                .compressed(null);
        var sent = new DecompressedBodyCache(DataSize.ofKilobytes(100));
        var decompressed = Collections.newSetFromMap(new IdentityHashMap<byte[], Boolean>());

        for (var times = 0; times < 1_000; times++) {
            decompressed.add(sent.get(body));
        }

        assertThat(decompressed).hasSizeLessThan(300);
    }

    @Test
    void mostBodiesThatAreSentOnceAreNotKept() {
        var sent = new DecompressedBodyCache(DataSize.ofMegabytes(10));
        var bodies = IntStream.range(0, 1_000)
                .mapToObj(number -> ResponseBody.of((number + " कुर्ता, ".repeat(100)).getBytes(StandardCharsets.UTF_8))
                        .compressed(null))
                .toList();

        var first = bodies.stream().map(sent::get).toList();
        var kept = IntStream.range(0, bodies.size())
                .filter(number -> sent.get(bodies.get(number)) == first.get(number))
                .count();

        // One in eight, by chance.
        assertThat(kept).isBetween(1L, 500L);
    }

    @Test
    void bytesThatWouldGrowAreNotCompressed() {
        var noise = new byte[100];
        new Random(1).nextBytes(noise);

        var body = ResponseBody.of(noise).compressed(null);

        assertThat(body.isCompressed()).isFalse();
        assertThat(body.bytes()).isEqualTo(noise);
    }

    @Test
    void aSimilarBodyMakesItSmaller() {
        var first = product("KURTA-1", "Blue kurta of cotton");
        var second = product("SAREE-7", "Red saree of silk");
        var alone = ResponseBody.of(second).compressed(null);

        var body = ResponseBody.of(second).compressed(first);

        assertThat(body.size()).isLessThan(alone.size() / 2);
        assertThat(body.bytes()).isEqualTo(second);
        assertThat(new DecompressedBodyCache(DataSize.ofKilobytes(100)).get(body))
                .isEqualTo(second);
    }

    private static byte[] product(String sku, String title) {
        return """
                {"id": "%1$s", "title": "%2$s", "brand": null, "rating": {"average": 4.2, "count": 10},
                 "variants": [{"sku": "%1$s", "price": {"amount": 49900, "currency": "INR"}, "availability": "IN_STOCK"}]}""".formatted(sku, title).getBytes(StandardCharsets.UTF_8);
    }
}
