package com.bharatmart.platform.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.testing.CapturedLog;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.InProcessInstance;
import com.bharatmart.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance starts without a database, waits for it, and waits again when it has gone. */
@Tag("instances")
class MissingDatabaseTest {

    private static final String FIRST = "first@example.com";

    @TempDir
    Path folder;

    @Test
    void waitsForTheDatabase() throws IOException {
        try (var server = new PostgresServer(folder.resolve("data"));
                var instance = start(server.port());
                var log = new CapturedLog()) {
            var http = instance.http();
            assertThat(health(http)).isEqualTo("503 DOWN");
            assertThat(http.post("/api/v1/carts", "").problem(503)).isEqualTo("dependency_unavailable");
            assertThat(http.get("/api/v1/products").problem(503)).isEqualTo("dependency_unavailable");

            server.start();
            server.migrate();
            await().until(() -> health(http).equals("200 UP"));
            assertThat(http.post("/api/v1/carts", "").status()).isEqualTo(201);
            await().until(() ->
                    log.all().stream().anyMatch(entry -> entry.contains("Added the first member of staff")));
            assertThat(SignedInClient.login(http, FIRST, TestAccounts.PASSWORD).status())
                    .isEqualTo(200);
            server.stop();
            await().until(() -> health(http).equals("503 DOWN"));

            server.start();
            await().until(() -> health(http).equals("200 UP"));
            await().until(() -> http.post("/api/v1/carts", "").status() == 201);
            server.stop();
            assertThat(log.all()).noneMatch(entry -> entry.startsWith("ERROR com.bharatmart"));
        }
    }

    private static InProcessInstance start(int port) {
        return InProcessInstance.start(Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                "spring.datasource.username",
                "bharatmart_app",
                "spring.data.redis.database",
                "10",
                "bharatmart.staff.first.email",
                FIRST,
                "bharatmart.staff.first.password",
                TestAccounts.PASSWORD));
    }

    private static String health(Http http) {
        var answer = http.get("/api/health");
        return answer.status() + " " + answer.json().get("status").asString();
    }
}
