package com.bharatmart.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompressionDictionariesTest {

    private static final String PRODUCT = "/api/v1/products/towel";
    private static final String OTHER_PRODUCT = "/api/v1/products/kurta";

    private final CompressionDictionaries dictionaries = new CompressionDictionaries();

    @Test
    void theFirstBodyIsTheDictionaryOfTheNextOnesOfItsKind() {
        var first = body(100);

        assertThat(dictionaries.find(PRODUCT, first)).isNull();
        assertThat(dictionaries.find(OTHER_PRODUCT, body(150))).isEqualTo(first.bytes());
        assertThat(dictionaries.find("/api/v1/products/kurta/related", body(100)))
                .isNull();
        assertThat(dictionaries.find("/api/v1/products?limit=20", body(100))).isNull();
        assertThat(dictionaries.find("hi " + PRODUCT, body(100))).isNull();
    }

    @Test
    void aMuchLongerBodyIsTheDictionaryFromThenOn() {
        var longer = body(201);
        dictionaries.find(PRODUCT, body(100));

        dictionaries.find(PRODUCT, longer);

        assertThat(dictionaries.find(PRODUCT, body(100))).isEqualTo(longer.bytes());
    }

    @Test
    void aBodyThatIsTooLongForACompressedOneToLookBackIsNoDictionary() {
        dictionaries.find(PRODUCT, body(20_000));

        assertThat(dictionaries.find(PRODUCT, body(100))).isNull();
    }

    private static ResponseBody body(int length) {
        return ResponseBody.of(new byte[length]);
    }
}
