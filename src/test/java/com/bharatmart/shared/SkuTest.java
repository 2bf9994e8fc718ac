package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkuTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K-M",
                "SAREE/RED.1",
                "ZZ RED M",
                "ZZ+RED",
                "ZZ-RED(M)",
                "#ZZ5",
                "'0012",
                "A&B,C:D@E=F*G!",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void aPathSegmentReadsBackAsTheSameSku(String text) {
        var path = URI.create("/variants/" + new Sku(text).inPath());

        assertThat(path.getRawPath()).matches("/variants/[^/]+");
        assertThat(Sku.valueOf(path.getPath().substring("/variants/".length()))).isEqualTo(new Sku(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " A",
                "A ",
                "A  B",
                "A;B",
                "A%B",
                "A~B",
                "A\\B",
                "A\"B",
                "A<B",
                "A\tB",
                "लाल",
                ".",
                "..",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void anythingElseIsNoSku(String text) {
        assertThat(Sku.isValid(text)).isFalse();
        assertThatThrownBy(() -> new Sku(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
