package com.bharatmart.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.local.FreePort;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The log of a real HAProxy with the configuration of docker/haproxy, which here logs every request. */
@HttpTest
class HaproxyLogTest {

    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    private static final Path CONFIGURATION = Path.of("docker", "haproxy", "haproxy.cfg");
    private static final String TOKEN = "Zq8_hJ-kT2vWm4xLr6nPs1dYf3gBc5aUo7eIi9wXyAb";

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @TempDir
    Path folder;

    @Test
    void logContainsNeitherCartsNorTokens() throws IOException {
        assumeTrue(Files.isExecutable(HAPROXY), "HAProxy is installed");
        var port = FreePort.find();
        var log = folder.resolve("haproxy.log");
        var process = start(port, log);
        try {
            var balanced = new Http(() -> port);
            await().ignoreExceptions()
                    .until(() -> balanced.get("/api/v1/categories").status() == 200);
            var shopper = new GuestShopper(balanced);
            var cart = shopper.cartWith(1, products.towel(1));
            var order = shopper.checkout(cart).json();
            for (var path : List.of(
                    "/api/v1/auth/password-resets/" + TOKEN,
                    "/api/v1/customers/verifications/" + TOKEN,
                    "/api/v1/uploads/" + TOKEN + "/parts/1?signature=" + TOKEN,
                    "/api/v1/products?q=" + TOKEN,
                    cart + ";" + TOKEN,
                    cart + "/items/" + TOKEN.toLowerCase(Locale.ROOT))) {
                balanced.get(path, "X-Order-Token", TOKEN, "X-Auth-Token", TOKEN, "Cookie", "SESSION=" + TOKEN);
            }
            for (var target : List.of(
                    "GET http://shop" + cart,
                    "GET " + cart + "\u0001",
                    "GET " + cart + "/%zz",
                    "PUT //" + TOKEN,
                    "GET " + TOKEN,
                    TOKEN + " /",
                    cart + " " + cart)) {
                new RawHttp(port).exchange(target + " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
            }

            await().untilAsserted(() -> assertThat(Files.readString(log))
                    .contains("POST /api/v1/carts/*/checkout", "GET /api/v1/auth/password-resets/*", "PR--"));
            assertThat(Files.readString(log))
                    .doesNotContain(cart.substring(cart.lastIndexOf('/') + 1), TOKEN)
                    .doesNotContainIgnoringCase(TOKEN)
                    .doesNotContain(
                            order.get("token").asString(), order.get("id").asString());
        } finally {
            process.destroy();
            process.onExit().join();
        }
    }

    private Process start(int port, Path log) throws IOException {
        var everything = Files.readString(CONFIGURATION)
                .replace("    option dontlog-normal\n", "")
                .replaceAll("(?m)^ +http-response set-log-level silent .*$", "");
        var file = Files.writeString(folder.resolve("haproxy.cfg"), everything);
        var program = new ProcessBuilder(HAPROXY.toString(), "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        program.environment().put("BALANCER_LISTEN", "127.0.0.1:" + port);
        program.environment().put("BALANCER_STATUS", "127.0.0.1:" + FreePort.find());
        IntStream.rangeClosed(1, 6)
                .forEach(number -> program.environment().put("INSTANCE_" + number, "127.0.0.1:" + http.port()));
        return program.start();
    }
}
