package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.local.LocalRedis;
import com.bharatmart.local.LocalServices;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import com.bharatmart.testing.TcpProxy;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A service whose Redis fails and returns empty. */
@HttpTest
@Tag("instances")
@Tag("redis")
class RedisOutageTest {

    private static final Logger log = LoggerFactory.getLogger(RedisOutageTest.class);

    private static final String SESSIONS = "/api/v1/customers/me/sessions";

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts goods;

    @Test
    @Tag("promise")
    void guestsContinueAndSignedInRequestsGet503UntilRedisRecovers() {
        var email = accounts.customer().email();
        var sku = goods.towel(10);
        var redis = LocalRedis.onFreePort();
        try (var service = ServiceProcess.start("--spring.data.redis.port=" + redis.port())) {
            var http = service.http();
            var customer = SignedInClient.loggedIn(http, email, TestAccounts.PASSWORD);
            assertThat(customer.get(SESSIONS).status()).isEqualTo(200);

            redis.stop();

            assertUnavailable(customer.get(SESSIONS));
            assertUnavailable(customer.post("/api/v1/carts", ""));
            assertUnavailable(SignedInClient.login(http, email, TestAccounts.PASSWORD));
            assertThat(customer.get("/api/v1/products").status()).isEqualTo(200);
            assertThat(http.get("/metrics").status()).isEqualTo(200);
            var guest = new GuestShopper(http);
            assertThat(guest.checkout(guest.cartWith(1, sku)).status()).isEqualTo(201);
            assertThat(http.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");

            redis.start();

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> SignedInClient.login(http, email, TestAccounts.PASSWORD)
                                    .status()
                            == 200);
            assertThat(customer.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");
        } finally {
            redis.stop();
        }
    }

    @Test
    void silentRedisNeitherBlocksRequestsNorEndsSessions() {
        var email = accounts.customer().email();
        var sku = goods.towel(10);
        try (var redis = TcpProxy.to(LocalServices.redisPort());
                var service = ServiceProcess.start("--spring.data.redis.port=" + redis.port())) {
            var http = service.http();
            var customer = SignedInClient.loggedIn(http, email, TestAccounts.PASSWORD);

            redis.freeze();

            assertUnavailableWithinASecond(customer);
            var guest = new GuestShopper(http);
            assertThat(guest.checkout(guest.cartWith(1, sku)).status()).isEqualTo(201);

            redis.restore();

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> customer.get(SESSIONS).status() == 200);
        }
    }

    /** The median of several requests, since other processes use the machine, too. */
    private static void assertUnavailableWithinASecond(SignedInClient customer) {
        var times = IntStream.range(0, 15)
                .mapToLong(_ -> {
                    var start = System.nanoTime();
                    assertUnavailable(customer.get(SESSIONS));
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray();
        log.info(
                "Told that sessions are away in {} ms, at the most {} ms",
                times[times.length / 2] / 1_000_000,
                times[times.length - 1] / 1_000_000);
        assertThat(Duration.ofNanos(times[times.length / 2])).isLessThan(Duration.ofSeconds(1));
    }

    private static void assertUnavailable(Http.Response answer) {
        assertThat(answer.problem(503)).isEqualTo("dependency_unavailable");
        assertThat(answer.header("Retry-After").orElseThrow()).matches("[123]");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }
}
