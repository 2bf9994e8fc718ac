package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

@HttpTest
@Tag("redis")
class SessionCheckTest {

    private static final String SESSION = "/api/v1/auth/session";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    StringRedisTemplate redis;

    @Test
    void nobodyIsNoErrorAndGetsNoSession() {
        var answer = http.get(SESSION);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"principal\":null}");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("X-Auth-Token")).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void customerIsNamed() {
        var customer = accounts.customer();

        for (var answer :
                new Http.Response[] {customer.get(SESSION), http.get(SESSION, "Cookie", "SESSION=" + customer.token())
                }) {
            assertThat(answer.json().at("/principal/id").asString())
                    .isEqualTo(customer.id().toString());
            assertThat(answer.json().at("/principal/kind").asString()).isEqualTo("customer");
            assertThat(answer.json().at("/principal/name").asString()).isEqualTo("Priya");
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void staffHaveTheirRoles() {
        assertThat(accounts.staff(Role.SUPPORT)
                        .get(SESSION)
                        .json()
                        .at("/principal/roles/0")
                        .asString())
                .isEqualTo("SUPPORT");
    }

    @Test
    void endedSessionIsNobody() {
        var customer = accounts.customer();
        assertThat(customer.post("/api/v1/auth/logout", "").status()).isEqualTo(204);

        assertThat(customer.get(SESSION).text()).isEqualTo("{\"principal\":null}");
        assertThat(http.get(SESSION, "Cookie", "SESSION=" + customer.token()).text())
                .isEqualTo("{\"principal\":null}");
        assertThat(http.get(SESSION, "X-Auth-Token", "garbage").status()).isEqualTo(200);
        assertThat(customer.get("/api/v1/customers/me").problem(401)).isEqualTo("unauthenticated");
    }

    @Test
    void checkDoesNotWriteTheSession() {
        var customer = accounts.customer();
        var key = "bharatmart:session:sessions:" + customer.token();
        var before = redis.opsForHash().entries(key);
        assertThat(before).isNotEmpty();

        assertThat(customer.get(SESSION).status()).isEqualTo(200);

        assertThat(redis.opsForHash().entries(key)).isEqualTo(before);
    }
}
