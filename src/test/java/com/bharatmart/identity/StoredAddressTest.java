package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.notification.LocalMessages;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Addresses are read from the table by the current rules, also where other rules wrote them. */
@HttpTest
class StoredAddressTest {

    @Autowired
    Http http;

    @Autowired
    TestAccounts people;

    @Autowired
    LocalMessages messages;

    @Autowired
    JdbcClient jdbc;

    private final String number = UUID.randomUUID().toString().substring(0, 13);

    @Test
    void mailGoesToTheCanonicalForm() {
        add("Asha-%s@Example.COM", "asha-%s@example.com");

        assertThat(http.post("/api/v1/auth/password-resets", """
                        {"email": "ASHA-%s@example.com"}""".formatted(number))
                        .status())
                .isEqualTo(202);

        Awaitility.await()
                .until(() ->
                        !messages.to("asha-%s@example.com".formatted(number)).isEmpty());
    }

    @Test
    void addressThatRulesRefuseIsNone() {
        var id = add("आशा-%s@example.com", "आशा-%s@example.com");

        var seen = people.staff(Role.SUPPORT).get("/api/v1/admin/customers/" + id);

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().path("email").isNull()).isTrue();
    }

    @Test
    void mailGoesToTheDomainOfTheStoredAddressAndNotOfItsKey() {
        add("asha-%s@straße.example", "asha-%s@strasse.example");

        assertThat(http.post("/api/v1/auth/password-resets", """
                        {"email": "asha-%s@strasse.example"}""".formatted(number))
                        .status())
                .isEqualTo(202);

        Awaitility.await()
                .until(() -> !messages.to("asha-%s@xn--strae-oqa.example".formatted(number))
                        .isEmpty());
        assertThat(messages.to("asha-%s@strasse.example".formatted(number))).isEmpty();
    }

    private UUID add(String email, String key) {
        var id = UUID.randomUUID();
        jdbc.sql("INSERT INTO account (id, kind, name, email, email_key) VALUES (?, 'CUSTOMER', 'Asha', ?, ?)")
                .params(id, email.formatted(number), key.formatted(number))
                .update();
        return id;
    }
}
