package com.bharatmart.platform.draining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.testing.ServiceProcess;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("instances")
class DrainLifecycleTest {

    /** 128 and the number of SIGTERM. */
    private static final int SIGTERM_EXIT_STATUS = 143;

    @Test
    void servesUntilTheSecondSignal() {
        try (var service = ServiceProcess.start("--bharatmart.drain.period=10m")) {
            var http = service.http();
            await().until(() -> http.get("/api/health").status() == 200);
            assertThat(http.get("/api/v1/categories").header("Connection")).isEmpty();

            service.terminate();

            await().until(() -> http.get("/api/health").status() == 503);
            assertThat(http.get("/api/health").json().get("status").asString()).isEqualTo("DRAINING");
            var answer = http.get("/api/v1/categories");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Connection")).contains("close");
            assertThat(service.isAlive()).isTrue();

            service.terminate();

            assertThat(service.waitForEnd()).isEqualTo(SIGTERM_EXIT_STATUS);
            assertThat(service.log()).contains("Draining: serving for another 600 s");
            assertThat(service.log()).contains("Second signal to stop");
        }
    }

    @Test
    void stopsWhenTheDrainPeriodIsOver() {
        try (var service = ServiceProcess.start("--bharatmart.drain.period=1s")) {
            await().until(() -> service.http().get("/api/health").status() == 200);

            service.terminate();

            assertThat(service.waitForEnd()).isEqualTo(SIGTERM_EXIT_STATUS);
            assertThat(service.log()).contains("Drained: no new connections");
            await().atMost(Duration.ofSeconds(5)).until(() -> isGone(service));
        }
    }

    private static boolean isGone(ServiceProcess service) {
        try {
            service.http().get("/api/health");
            return false;
        } catch (UncheckedIOException _) {
            return true;
        }
    }
}
