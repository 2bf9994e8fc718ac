package com.bharatmart.platform.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.InProcessInstance;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The responses to requests after PostgreSQL is killed and before the instance has noticed. */
@Tag("instances")
class KilledDatabaseTest {

    private static final int CLIENTS_PER_KIND = 3;
    private static final int FAILURES = 100;

    @TempDir
    Path folder;

    @Test
    void answersEveryRequestWithRetryAfter() throws IOException {
        var data = folder.resolve("data");
        try (var postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setLocaleConfig("encoding", "UTF8")
                        .start();
                var instance = start(postgres)) {
            var answers = new ConcurrentLinkedQueue<String>();
            try (var _ = Clients.of(instance.http(), answers)) {
                await().until(() -> answers.contains("201"));
                var postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                        .getFirst()
                        .strip());
                ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();

                await().until(() -> answers.stream()
                                .filter(answer -> !answer.startsWith("20"))
                                .count()
                        > FAILURES);
            }
            assertThat(answers)
                    .contains("503 dependency_unavailable, Retry-After")
                    .allMatch(answer ->
                            answer.matches("20[01]|404 .*|503 (dependency_unavailable|overloaded), Retry-After"));
        }
    }

    /** The monitor does not notice that the database is away, as in the moments before its next check. */
    private static InProcessInstance start(EmbeddedPostgres postgres) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .placeholders(Map.of("application-role", "bharatmart_app"))
                .load()
                .migrate();
        return InProcessInstance.start(Map.of(
                "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username", "postgres",
                "spring.datasource.hikari.connection-timeout", "500",
                "bharatmart.dependency.interval", "1h"));
    }

    /** Guests who send requests whatever the response is. */
    private record Clients(AtomicBoolean shopping, ExecutorService threads) implements AutoCloseable {

        static Clients of(Http http, Queue<String> answers) {
            var clients = new Clients(new AtomicBoolean(true), Executors.newVirtualThreadPerTaskExecutor());
            List<Supplier<Http.Response>> kinds = List.of(
                    () -> http.post("/api/v1/carts", ""),
                    () -> http.get("/api/v1/orders/" + UUID.randomUUID(), "X-Order-Token", "t"),
                    () -> http.post(
                            "/api/v1/carts/none/items", "{\"sku\": \"A\", \"quantity\": 1}", "Idempotency-Key", "k"));
            for (var kind : kinds) {
                for (var n = 0; n < CLIENTS_PER_KIND; n++) {
                    clients.threads.execute(() -> {
                        while (clients.shopping.get()) {
                            answers.add(text(kind.get()));
                        }
                    });
                }
            }
            return clients;
        }

        private static String text(Http.Response answer) {
            return answer.status() < 400
                    ? String.valueOf(answer.status())
                    : answer.status() + " " + answer.problem(answer.status())
                            + (answer.header("Retry-After").isPresent() ? ", Retry-After" : "");
        }

        @Override
        public void close() {
            shopping.set(false);
            threads.close();
        }
    }
}
