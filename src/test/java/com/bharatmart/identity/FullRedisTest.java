package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.local.LocalRedis;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A full Redis evicts nothing and refuses writes. */
@HttpTest
@Tag("redis")
class FullRedisTest {

    private static final String SESSIONS = "/api/v1/customers/me/sessions";

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts goods;

    @Test
    void onlyNewLoginsFail() {
        var email = accounts.customer().email();
        var sku = goods.towel(10);
        var redis = LocalRedis.withMemory("8mb", "noeviction");
        var client = RedisClient.create(RedisURI.create("127.0.0.1", redis.port()));
        try (var instance = InProcessInstance.start(Map.of(
                "spring.data.redis.port", String.valueOf(redis.port()),
                "bharatmart.rate-limit.enabled", "true",
                "bharatmart.catalog.fresh-for", "1m"))) {
            var http = instance.http();
            var customer = SignedInClient.loggedIn(http, email, TestAccounts.PASSWORD);
            var commands = client.connect().sync();

            fill(commands);

            assertThat(SignedInClient.login(http, email, TestAccounts.PASSWORD).problem(503))
                    .isEqualTo("dependency_unavailable");
            assertThat(customer.get(SESSIONS).status()).isEqualTo(200);
            assertThat(http.get("/api/v1/products").status()).isEqualTo(200);
            var guest = new GuestShopper(http);
            assertThat(guest.checkout(guest.cartWith(1, sku)).status()).isEqualTo(201);

            commands.del("filling-0", "filling-1", "filling-2");

            assertThat(SignedInClient.loggedIn(http, email, TestAccounts.PASSWORD)
                            .get(SESSIONS)
                            .status())
                    .isEqualTo(200);
        } finally {
            client.shutdown();
            redis.stop();
        }
    }

    private static void fill(RedisCommands<String, String> commands) {
        for (var size = 256 * 1024; size > 0; size /= 8) {
            try {
                for (var n = 0; n < 1_000; n++) {
                    commands.append("filling-" + n % 16, "x".repeat(size));
                }
            } catch (RedisCommandExecutionException _) {
                // Redis has no memory for another value of this size.
            }
        }
    }
}
