package com.bharatmart.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class HealthTest {

    @Autowired
    Http http;

    @Test
    void returnsTheFieldsOfTheContractOnly() {
        await().until(() -> http.get("/api/health").text().contains("\"status\":\"UP\",\"instance\""));
        var answer = http.get("/api/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        var health = answer.json();
        assertThat(health.propertyNames()).containsExactly("status", "instance", "checks");
        assertThat(health.get("status").asString()).isEqualTo("UP");
        assertThat(health.get("instance").propertyNames())
                .containsExactly("id", "faultDomain", "version", "uptimeSeconds");
        assertThat(health.at("/instance/uptimeSeconds").isIntegralNumber()).isTrue();
        assertThat(health.at("/instance/version").asString()).matches("\\d+\\.\\d+.*");
        assertThat(health.at("/checks/database").propertyNames()).containsExactly("status", "latencyMs");
        assertThat(health.at("/checks/database/status").asString()).isEqualTo("UP");
        assertThat(health.at("/checks/cache/status").asString()).isEqualTo("UP");
    }

    @Test
    void answersHeadWithoutABody() {
        var answer = http.send("HEAD", "/api/health", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void rejectsOtherMethods() {
        var answer = http.post("/api/health", "{}");

        assertThat(answer.problem(405)).isEqualTo("method_not_allowed");
        assertThat(answer.header("Allow")).contains("GET, HEAD");
    }

    @Test
    void rejectsTraceWithAProblem() {
        assertThat(http.send("TRACE", "/api/health", null).problem(405)).isEqualTo("method_not_allowed");
    }

    @Test
    void createsNoSession() {
        assertThat(http.get("/api/health", "Cookie", "SESSION=bm8tc3VjaC1zZXNzaW9u")
                        .header("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void hasNoSubresources() {
        assertThat(http.get("/api/health/database").problem(404)).isEqualTo("not_found");
    }
}
