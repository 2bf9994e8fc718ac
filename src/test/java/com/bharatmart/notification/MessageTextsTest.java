package com.bharatmart.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTextsTest {

    private static final Map<String, String> VALUES = Map.of(
            "shop", "BharatMart",
            "product", "Kurta\r\nBcc: a@example.com {shop} $1",
            "price", "₹1,299.00",
            "productLink", "https://shop.example/p/kurta");

    @Test
    void valueIsNotSearchedForVariables() {
        var mail = new MessageTexts().mail(MessageKind.BACK_IN_STOCK, "b@example.com", VALUES);

        assertThat(mail.text()).contains("Bcc: a@example.com {shop} $1 is in stock again at BharatMart, at ₹1,299.00.");
    }

    @Test
    void subjectIsOneLine() {
        var mail = new MessageTexts().mail(MessageKind.BACK_IN_STOCK, "b@example.com", VALUES);

        assertThat(mail.subject()).isEqualTo("Kurta Bcc: a@example.com {shop} $1 is back in stock at BharatMart");
    }

    @Test
    void missingValueIsAnError() {
        assertThatThrownBy(() -> MessageTexts.fill("Hello {name}", Map.of()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
    }

    @Test
    void attemptsBecomeRarer() {
        assertThat(MessageWorker.delay(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(MessageWorker.delay(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(MessageWorker.delay(7)).isEqualTo(Duration.ofMinutes(5));
        assertThat(MessageWorker.delay(1_000)).isEqualTo(Duration.ofMinutes(5));
    }
}
