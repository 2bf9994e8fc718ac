package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The session cookie with TLS, as in production. */
@HttpTest
class SessionCookieTest {

    private static final String SESSIONS = "/api/v1/customers/me/sessions";

    @Autowired
    TestAccounts accounts;

    @Autowired
    StringRedisTemplate redis;

    @Test
    void cookieHasTheHostPrefixAndTheOldCookieOpensOnlyOldSessions() {
        var customer = accounts.customer();
        try (var instance = InProcessInstance.start(Map.of())) {
            var http = instance.http();
            SignedInClient.loggedIn(http, customer.email(), TestAccounts.PASSWORD);
            var answer = SignedInClient.login(http, customer.email(), TestAccounts.PASSWORD);
            var token = answer.header("X-Auth-Token").orElseThrow();

            assertThat(answer.header("Set-Cookie").orElseThrow())
                    .startsWith("__Host-SESSION=" + token + ";")
                    .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/;")
                    .doesNotContain("Domain");
            assertThat(with(http, "__Host-SESSION=" + token).status()).isEqualTo(200);
            assertThat(with(http, "SESSION=planted; __Host-SESSION=" + token).status())
                    .isEqualTo(200);
            assertThat(with(http, "SESSION=" + token).problem(401)).isEqualTo("unauthenticated");
            downgradeSession(customer);
            assertThat(with(http, "SESSION=" + customer.token()).status()).isEqualTo(200);
            assertThat(http.get("/v3/api-docs")
                            .json()
                            .at("/components/securitySchemes/sessionCookie/name")
                            .asString())
                    .isEqualTo("__Host-SESSION");
            assertThat(http.post("/api/v1/auth/logout", "", "X-Auth-Token", token)
                            .header("Set-Cookie")
                            .orElseThrow())
                    .startsWith("__Host-SESSION=;")
                    .contains("Max-Age=0");
        }
    }

    private static Http.Response with(Http http, String cookie) {
        return http.get(SESSIONS, "Cookie", cookie);
    }

    /** Rewrites the session in the format of the previous version. */
    private void downgradeSession(SignedInClient customer) {
        var key = "bharatmart:session:sessions:" + customer.token();
        var session = String.valueOf(redis.opsForHash().get(key, "sessionAttr:login"));
        redis.opsForHash().put(key, "sessionAttr:login", session.replace(",\"hostCookie\":true", ""));
    }
}
