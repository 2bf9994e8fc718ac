package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.HttpTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Addresses are read from the table by the current rules, also where other rules wrote them. */
@HttpTest
class StoredAddressTest {

    @Autowired
    TestAccounts people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void addressThatRulesRefuseIsNone() {
        var id = add("आशा-%s@example.com".formatted(UUID.randomUUID()));

        var seen = people.staff(Role.SUPPORT).get("/api/v1/admin/customers/" + id);

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().path("email").isNull()).isTrue();
    }

    private UUID add(String email) {
        var id = UUID.randomUUID();
        jdbc.sql("INSERT INTO account (id, kind, name, email) VALUES (?, 'CUSTOMER', 'Asha', ?)")
                .params(id, email)
                .update();
        return id;
    }
}
