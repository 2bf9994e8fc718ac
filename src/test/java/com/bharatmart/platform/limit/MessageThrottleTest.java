package com.bharatmart.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.HttpTest;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Five messages an hour to a recipient from one address, fifteen from all unknown addresses together. */
@HttpTest
class MessageThrottleTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TokenReturnQueue returns;

    Throttles throttles;
    String recipient = "";

    @BeforeEach
    void chooseRecipient() {
        throttles = Throttles.of(jdbc, returns, "10/1h", "50/1d");
        recipient = UUID.randomUUID() + "@example.com";
    }

    @Test
    void messagesToOneRecipientAreLimitedOverAllAddresses() {
        assertThat(IntStream.range(0, 40).filter(n -> sends(address(n)))).hasSize(15);
    }

    @Test
    void oneAddressCannotUseUpTheMessagesOfARecipient() {
        assertThat(IntStream.range(0, 40).filter(_ -> sends("203.0.113.9"))).hasSize(5);
        assertThat(sends("203.0.113.10")).isTrue();
    }

    @Test
    void unknownAddressesCannotUseUpTheMessagesOfAKnownOne() {
        try (var guess = throttles.logins().beforeGuess(recipient, "203.0.113.9")) {
            guess.succeeded();
        }

        assertThat(IntStream.range(0, 40).filter(n -> sends(address(n)))).hasSize(15);
        assertThat(IntStream.range(0, 40).filter(_ -> sends("203.0.113.9"))).hasSize(5);
    }

    private boolean sends(String address) {
        try {
            throttles.messages().beforeMessage(recipient, address);
            return true;
        } catch (RateLimitExceededException e) {
            return false;
        }
    }

    private static String address(int n) {
        return "198.51.%d.%d".formatted(n / 250, n % 250);
    }
}
