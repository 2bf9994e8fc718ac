package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.notification.LocalMessages;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class OneTimeCodeLoginTest {

    private static final String OTP = "/api/v1/auth/otp";

    @Autowired
    Http http;

    @Autowired
    LocalMessages messages;

    @Autowired
    JdbcClient jdbc;

    @Test
    void codesToOneNumberLogInToOneAccount() {
        var phone = newPhone();

        var first = verify(phone, sentCode(phone));
        resetPause(phone);
        var second = verify(phone, sentCode(phone));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().at("/principal/kind").asString()).isEqualTo("customer");
        assertThat(first.header("X-Auth-Token")).isPresent();
        assertThat(second.json().at("/principal/id")).isEqualTo(first.json().at("/principal/id"));
        var sessions = http.get(
                        "/api/v1/customers/me/sessions",
                        "X-Auth-Token",
                        second.header("X-Auth-Token").orElseThrow())
                .json();
        assertThat(sessions.at("/data/0/method").asString()).isEqualTo("one_time_code");
    }

    @Test
    void concurrentRequestsUseACodeOnce() {
        var phone = newPhone();
        var code = sentCode(phone);

        var statuses = InParallel.run(Collections.nCopies(
                4, (Callable<Integer>) () -> verify(phone, code).status()));

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
        assertThat(verify(phone, code).problem(401)).isEqualTo("invalid_code");
    }

    @Test
    void fiveWrongGuessesInvalidateTheCode() {
        var phone = newPhone();
        var code = sentCode(phone);

        var guesses = new ArrayList<Callable<String>>();
        for (var n = 1; n <= 5; n++) {
            var wrong = other(code, n);
            guesses.add(() -> verify(phone, wrong).problem(401));
        }

        assertThat(InParallel.run(guesses)).containsOnly("invalid_code");
        assertThat(verify(phone, code).problem(401)).isEqualTo("invalid_code");
    }

    @Test
    void fourWrongGuessesKeepTheCodeValid() {
        var phone = newPhone();
        var code = sentCode(phone);

        for (var n = 1; n <= 4; n++) {
            assertThat(verify(phone, other(code, n)).problem(401)).isEqualTo("invalid_code");
        }

        assertThat(verify(phone, code).status()).isEqualTo(200);
    }

    @Test
    void expiredCodeIsInvalid() {
        var phone = newPhone();
        var code = sentCode(phone);
        jdbc.sql("UPDATE one_time_code SET expires_at = now() WHERE phone = ?")
                .param(phone)
                .update();

        assertThat(verify(phone, code).problem(401)).isEqualTo("invalid_code");
    }

    @Test
    void unknownNumberGetsTheSameResponseAsAWrongCode() {
        var asked = newPhone();
        var code = sentCode(asked);

        var unknown = verify(newPhone(), "000000");
        var wrong = verify(asked, other(code, 1));

        assertThat(unknown.problem(401)).isEqualTo(wrong.problem(401));
        assertThat(unknown.json().get("detail")).isEqualTo(wrong.json().get("detail"));
    }

    @Test
    void secondCodeNeedsAPause() {
        var phone = newPhone();
        sentCode(phone);

        var tooSoon = http.post(OTP, body(phone));

        assertThat(tooSoon.problem(429)).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(tooSoon.header("Retry-After").orElseThrow()))
                .isBetween(1, 30);
    }

    @Test
    void codeIsNotStored() {
        var phone = newPhone();
        var code = sentCode(phone);

        assertThat(jdbc.sql("SELECT code_hash FROM one_time_code WHERE phone = ?")
                        .param(phone)
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$")
                .doesNotContain(code);
        assertThat(jdbc.sql("SELECT count(*) FROM event_publication WHERE serialized_event LIKE '%' || :code || '%'")
                        .param("code", code)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "+12025550123,not_served",
        "+911244567890,not_served",
        "12,invalid",
        "hello,invalid",
        "+910000000000,invalid"
    })
    void numberThatIsNotServedIsRefused(String phone, String code) {
        var answer = http.post(OTP, body(phone));

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/phone");
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo(code);
    }

    private String sentCode(String phone) {
        var before = messages.to(phone).size();
        assertThat(http.post(OTP, body(phone)).status()).isEqualTo(202);
        Awaitility.await().until(() -> messages.to(phone).size() == before + 1);
        return messages.to(phone).getLast().find("\\b[0-9]{6}\\b");
    }

    private Http.Response verify(String phone, String code) {
        return http.post(OTP + "/verify", """
                {"phone": "%s", "code": "%s"}""".formatted(phone, code));
    }

    private void resetPause(String phone) {
        jdbc.sql("UPDATE one_time_code SET requested_at = requested_at - INTERVAL '31 seconds' WHERE phone = ?")
                .param(phone)
                .update();
    }

    private static String other(String code, int by) {
        return String.format(Locale.ROOT, "%06d", (Integer.parseInt(code) + by) % 1_000_000);
    }

    private static String body(String phone) {
        return "{\"phone\": \"%s\"}".formatted(phone);
    }

    private static String newPhone() {
        return "+91987"
                + String.format(Locale.ROOT, "%07d", ThreadLocalRandom.current().nextInt(10_000_000));
    }
}
