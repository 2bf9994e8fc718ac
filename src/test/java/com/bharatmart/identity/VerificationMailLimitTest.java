package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class VerificationMailLimitTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    TestAccounts accounts;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void signUpLimitCoversTheHashingOfPasswords() {
        var email = TestAccounts.newAddress();
        try (var instance = InProcessInstance.start(Map.of(
                "bharatmart.rate-limit.enabled", "true",
                "bharatmart.rate-limit.messages", "1/1h",
                "bharatmart.rate-limit.messages-address", "3/1h",
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", String.valueOf(server.getSmtp().getPort())))) {
            var http = instance.http();

            assertThat(TestAccounts.signUp(http, email).status()).isEqualTo(202);
            assertThat(TestAccounts.signUp(http, email).problem(429)).isEqualTo("rate_limited");
            assertThat(TestAccounts.signUp(http, email).problem(429)).isEqualTo("rate_limited");
            // The first three passwords were hashed. The fourth sign-up from one address is refused before that.
            assertThat(TestAccounts.signUp(http, TestAccounts.newAddress()).problem(429))
                    .isEqualTo("rate_limited");
        }
    }

    @Test
    void mailLimitCoversAllKindsOfMail() {
        var email = TestAccounts.newAddress();
        try (var instance = InProcessInstance.start(Map.of(
                "bharatmart.rate-limit.enabled", "true",
                "bharatmart.rate-limit.messages", "2/1h",
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", String.valueOf(server.getSmtp().getPort())))) {
            var http = instance.http();
            var customer = accounts.customer().at(http);
            var change = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, TestAccounts.PASSWORD);

            assertThat(TestAccounts.signUp(http, email).status()).isEqualTo(202);
            assertThat(customer.post("/api/v1/customers/me/email", change).status())
                    .isEqualTo(202);
            assertThat(TestAccounts.signUp(http, email).problem(429)).isEqualTo("rate_limited");
            assertThat(customer.post("/api/v1/customers/me/email", change).problem(429))
                    .isEqualTo("rate_limited");

            Awaitility.await().until(() -> server.getReceivedMessagesForDomain(email).length == 2);
        }
        assertThat(server.getReceivedMessagesForDomain(email)).hasSize(2);
    }
}
