package com.bharatmart.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.Http;
import com.bharatmart.HttpTest;
import com.bharatmart.LocalRedis;
import com.bharatmart.ServiceProcess;
import com.bharatmart.catalog.Goods;
import com.bharatmart.order.Shopper;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A service whose Redis goes away and comes back, with nothing in it. */
@HttpTest
class RedisAwayTest {

    private static final String SESSIONS = "/api/v1/customers/me/sessions";

    @Autowired
    People people;

    @Autowired
    Goods goods;

    @Test
    void guestsGoOnWhileSignedInRequestsAreToldToComeBackAndAllRecoversByItself() {
        var email = people.customer().email();
        var sku = goods.towel(10);
        var redis = LocalRedis.onFreePort();
        try (var service = ServiceProcess.start("--spring.data.redis.port=" + redis.port())) {
            var http = service.http();
            var customer = SignedIn.by(http, email, People.PASSWORD);
            assertThat(customer.get(SESSIONS).status()).isEqualTo(200);

            redis.stop();

            assertUnavailable(customer.get(SESSIONS));
            assertUnavailable(customer.post("/api/v1/carts", ""));
            assertUnavailable(SignedIn.login(http, email, People.PASSWORD));
            assertThat(customer.get("/api/v1/products").status()).isEqualTo(200);
            assertThat(http.get("/metrics").status()).isEqualTo(200);
            var guest = new Shopper(http);
            assertThat(guest.checkout(guest.cartWith(1, sku)).status()).isEqualTo(201);
            assertThat(http.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");

            redis.start();

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> SignedIn.login(http, email, People.PASSWORD).status() == 200);
            assertThat(customer.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");
        } finally {
            redis.stop();
        }
    }

    private static void assertUnavailable(Http.Answer answer) {
        assertThat(answer.problem(503)).isEqualTo("dependency_unavailable");
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }
}
