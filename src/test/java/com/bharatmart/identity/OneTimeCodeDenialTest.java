package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Attacks that try to prevent the owner of a phone from logging in with codes, under production limits. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("instances")
class OneTimeCodeDenialTest {

    private static final String OTP = "/api/v1/auth/otp";
    private static final String OWNER = "203.0.113.5";
    private static final String ELSEWHERE = "203.0.113.6";
    private static final String STRANGER = "198.51.100.1";

    private final List<JsonNode> texts = new CopyOnWriteArrayList<>();

    @Autowired
    JdbcClient jdbc;

    private HttpServer gateway;
    private InProcessInstance instance;
    private Http http;
    private String phone = "";

    @BeforeAll
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            texts.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        gateway.start();
        instance = InProcessInstance.start(Map.of(
                "bharatmart.proxies.trusted", "127.0.0.0/8,::1/128",
                "bharatmart.rate-limit.enabled", "true",
                "bharatmart.rate-limit.messages", "5/1h",
                "bharatmart.rate-limit.messages-recipient", "15/1h",
                "bharatmart.sms.url", "http://127.0.0.1:" + gateway.getAddress().getPort(),
                "bharatmart.sms.entity-id", "1001234567890123456",
                "bharatmart.sms.header", "BHRTMT",
                "bharatmart.sms.one-time-code-template-id", "1107123456789012345"));
        http = instance.http();
    }

    @AfterAll
    void stop() {
        instance.close();
        gateway.stop(0);
    }

    @BeforeEach
    void choose() {
        phone = "+91987"
                + String.format(Locale.ROOT, "%07d", ThreadLocalRandom.current().nextInt(10_000_000));
    }

    @Test
    void requestsWithinThePauseDoNotCount() {
        assertThat(ask(STRANGER)).isEqualTo(202);
        for (var n = 0; n < 20; n++) {
            assertThat(ask(STRANGER)).isEqualTo(429);
        }
        endPause();

        assertThat(ask(STRANGER)).isEqualTo(202);
    }

    @Test
    void repeatedRequestsDoNotCount() {
        var key = UUID.randomUUID().toString();
        var secret = UUID.randomUUID().toString();
        for (var n = 0; n < 10; n++) {
            assertThat(ask(OWNER, "Idempotency-Key", key, "X-Guest-Secret", secret))
                    .isEqualTo(202);
        }
        endPause();

        assertThat(ask(OWNER)).isEqualTo(202);
    }

    @Test
    void sixthCodeInAnHourIsRefused() {
        assertThat(IntStream.range(0, 5).map(_ -> askAfterThePause(OWNER))).containsOnly(202);
        endPause();

        var answer = http.post(OTP, body(), "X-Forwarded-For", OWNER);

        assertThat(answer.problem(429)).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(31, 3600);
    }

    @Test
    void oneAddressCannotUseUpTheCodesOfAPhone() {
        assertThat(IntStream.range(0, 10).map(_ -> askAfterThePause(STRANGER)).filter(status -> status == 202))
                .hasSize(5);

        assertThat(askAfterThePause(OWNER)).isEqualTo(202);
    }

    @Test
    void manyAddressesCannotUseUpTheCodesForAKnownAddress() {
        assertThat(verify(OWNER, sentCode(OWNER))).isEqualTo(200);

        assertThat(IntStream.range(0, 40)
                        .map(n -> askAfterThePause("198.51.100." + n))
                        .filter(status -> status == 202))
                .hasSize(15);

        assertThat(IntStream.range(0, 4).map(_ -> askAfterThePause(OWNER))).containsOnly(202);
    }

    @Test
    void lookUpsOfOrdersDoNotUseUpTheCodesOfAPhone() {
        assertThat(IntStream.range(0, 6).map(_ -> lookUp(STRANGER))).containsExactly(202, 202, 202, 202, 202, 429);

        assertThat(ask(STRANGER)).isEqualTo(202);
    }

    @Test
    void wrongGuessesFromOtherNetworksLeaveTriesToTheRequester() {
        var code = sentCode(OWNER);

        for (var n = 1; n <= 10; n++) {
            assertThat(verify(STRANGER, other(code, n))).isEqualTo(401);
        }

        assertThat(verify(OWNER, code)).isEqualTo(200);
    }

    @Test
    void allAddressesTogetherHaveFiveTries() {
        var code = sentCode(OWNER);
        for (var n = 1; n <= 2; n++) {
            assertThat(verify(STRANGER, other(code, n))).isEqualTo(401);
        }
        for (var n = 3; n <= 5; n++) {
            assertThat(verify(OWNER, other(code, n))).isEqualTo(401);
        }

        assertThat(verify(OWNER, code)).isEqualTo(401);
    }

    @Test
    void phoneCanUseItsCodeFromAnotherNetwork() {
        assertThat(verify(ELSEWHERE, sentCode(OWNER))).isEqualTo(200);
    }

    private String sentCode(String from) {
        assertThat(ask(from)).isEqualTo(202);
        Awaitility.await().until(() -> !texts().isEmpty());
        return texts().getLast().replaceAll("\\D*([0-9]{6})\\D.*", "$1");
    }

    private List<String> texts() {
        return texts.stream()
                .filter(text -> text.get("to").asString().equals(phone))
                .map(text -> text.get("text").asString())
                .toList();
    }

    private int askAfterThePause(String from) {
        endPause();
        return ask(from);
    }

    private int ask(String from, String... headers) {
        var all = new ArrayList<>(List.of("X-Forwarded-For", from));
        all.addAll(List.of(headers));
        return http.post(OTP, body(), all.toArray(String[]::new)).status();
    }

    private int lookUp(String from) {
        return http.post("/api/v1/order-lookups", """
                {"number": "BM-4071-5526-0193", "phone": "%s"}""".formatted(phone), "X-Forwarded-For", from)
                .status();
    }

    private int verify(String from, String code) {
        return http.post(OTP + "/verify", """
                {"phone": "%s", "code": "%s"}""".formatted(phone, code), "X-Forwarded-For", from)
                .status();
    }

    private String body() {
        return "{\"phone\": \"%s\"}".formatted(phone);
    }

    private void endPause() {
        jdbc.sql("UPDATE one_time_code SET requested_at = requested_at - INTERVAL '31 seconds' WHERE phone = ?")
                .param(phone)
                .update();
    }

    private static String other(String code, int by) {
        return String.format(Locale.ROOT, "%06d", (Integer.parseInt(code) + by) % 1_000_000);
    }
}
