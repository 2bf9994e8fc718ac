package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class ShopHttpTest {

    @Autowired
    Http http;

    @Test
    void frontEndLearnsWhatItWouldHaveToGuess() {
        var answer = http.get("/api/v1/shop");

        var shop = answer.json();
        assertThat(answer.header("Cache-Control").orElseThrow()).contains("max-age=300");
        assertThat(shop.get("name").asString()).isEqualTo("BharatMart");
        assertThat(shop.get("currency").asString()).isEqualTo("INR");
        assertThat(shop.get("country").asString()).isEqualTo("IN");
        assertThat(shop.get("states")).hasSize(36);
        assertThat(shop.get("states")
                        .valueStream()
                        .filter(state -> state.get("code").asString().equals("KA")))
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.get("gstCode").asString()).isEqualTo("29");
                    assertThat(state.get("name").asString()).isEqualTo("Karnataka");
                });
        assertThat(shop.at("/paymentMethods/0").asString()).isEqualTo("cod");
        assertThat(shop.at("/shipping/fee/amount").asLong()).isEqualTo(4900);
        assertThat(shop.at("/shipping/freeFrom/amount").asLong()).isEqualTo(49900);
        assertThat(shop.at("/limits/lineQuantity").asInt()).isEqualTo(50);
    }
}
