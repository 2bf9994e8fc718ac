package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedSkuTest {

    @Test
    void isReadableIfUnambiguous() {
        assertThat(made("clay-plant-pot")).isEqualTo("clay-plant-pot");
        assertThat(made("clay-plant-pot", "Extra Large")).isEqualTo("clay-plant-pot_Extra-Large");
        assertThat(made("kurta", "M", "1.5 m")).isEqualTo("kurta_M_1.5-m");
    }

    @Test
    void hasAHashIfAmbiguous() {
        assertThat(made("kurta", "Crème/Écru")).matches("kurta_Creme-Ecru_[0-9a-f]{10}");
        assertThat(made("kurta", "लाल")).matches("kurta_[0-9a-f]{10}");
        assertThat(made("लाल-साड़ी", "M")).matches("M_[0-9a-f]{10}");
        assertThat(made("100_cotton")).matches("100-cotton_[0-9a-f]{10}");
        assertThat(made("a".repeat(200), "M")).matches("a{53}_[0-9a-f]{10}");
    }

    @Test
    void differsWhereverTheVariantDiffers() {
        var variants = List.of(
                Map.entry("shirt", List.of("red m")),
                Map.entry("shirt", List.of("red-m")),
                Map.entry("shirt", List.of("red", "m")),
                Map.entry("shirt", List.of("red_m")),
                Map.entry("shirt-red", List.of("m")),
                Map.entry("shirt", List.of("Red", "m")),
                Map.entry("shirt", List.of("réd", "m")),
                Map.entry("shirt", List.of("लाल", "m")),
                Map.entry("shirt", List.of("नीला", "m")),
                Map.entry("shirt", List.of("m", "लाल")),
                Map.entry("shirt_red", List.of("m")),
                Map.entry("shirt_red_m", List.<String>of()),
                Map.entry("shirt--red", List.of("m")),
                Map.entry("लाल", List.of("m")),
                Map.entry("नीला", List.of("m")),
                Map.entry("a".repeat(100), List.of("M")),
                Map.entry("a".repeat(101), List.of("M")),
                Map.entry("a".repeat(100), List.of("L")));
        var skus = new HashMap<String, Object>();

        for (var variant : variants) {
            assertThat(skus.put(
                            GeneratedSku.of(variant.getKey(), variant.getValue())
                                    .value(),
                            variant))
                    .isNull();
        }
    }

    @Test
    void isTheSameEachTime() {
        assertThat(made("kurta", "Crème/Écru", "M")).isEqualTo("kurta_Creme-Ecru_M_e7f412517f");
    }

    private static String made(String handle, String... optionValues) {
        return GeneratedSku.of(handle, List.of(optionValues)).value();
    }
}
