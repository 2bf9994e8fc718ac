package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Indigo Kurta,indigo-kurta",
        "'  --Men & Women-- ',men-women",
        "Crème Brûlée,creme-brulee",
        "Women''s Fashion,womens-fashion",
        "साड़ी,साड़ी",
        "'/../etc',etc",
        "'!?',''"
    })
    void keepsLettersAndDigitsOfAnyScript(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(java.text.Normalizer.normalize(slug, java.text.Normalizer.Form.NFC));
    }

    @Test
    void isItsOwnSlug() {
        var slug = Slug.of("A b'C – साड़ी " + "long ".repeat(100));

        assertThat(Slug.of(slug)).isEqualTo(slug);
        assertThat(slug.length()).isLessThanOrEqualTo(Slug.MAX_LENGTH);
    }
}
