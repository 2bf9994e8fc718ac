package com.bharatmart.order.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierPropertiesTest {

    private final CarrierProperties carriers = new CarrierProperties(Map.of(
            "blue-dart", "https://dart.example/track?no={number}",
            "dhl", "https://dhl.example/{number}",
            "dhlecommerce", "https://ecommerce.dhl.example/{number}",
            "indiapost", "https://post.example/",
            "gone", ""));

    @ParameterizedTest
    @CsvSource({
        "Blue Dart, 123, https://dart.example/track?no=123",
        "BLUE-DART EXPRESS, ' 1 2&3 ', https://dart.example/track?no=1%202%263",
        "DHL Express, 9, https://dhl.example/9",
        "DHL eCommerce, 9, https://ecommerce.dhl.example/9",
        "India Post, EA1IN, https://post.example/"
    })
    void knownCarrierHasAPage(String carrier, String number, String url) {
        assertThat(carriers.trackingUrl(carrier, number)).contains(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asha's van", "Gone", "dart", "-"})
    void otherCarriersHaveNone(String carrier) {
        assertThat(carriers.trackingUrl(carrier, "1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://dart.example/{number}", "javascript:alert(1)", "https://a@dart.example/", "dart.example"
            })
    void pageThatIsNotHttpsIsRejected(String url) {
        assertThatThrownBy(() -> new CarrierProperties(Map.of("dart", url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bharatmart.carriers.tracking-urls.dart must be an https address");
    }
}
