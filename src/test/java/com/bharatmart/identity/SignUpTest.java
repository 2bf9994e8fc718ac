package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.password.PasswordHasher;
import com.bharatmart.notification.LocalMessages;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class SignUpTest {

    private static final String CUSTOMERS = "/api/v1/customers";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    LocalMessages messages;

    @Autowired
    MeterRegistry meters;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordHasher hasher;

    @Test
    void addressWithAnAccountGetsTheSameResponseAndAMail() {
        var known = accounts.customer().email();
        var unknown = TestAccounts.newAddress();

        var second = signUp(known.toUpperCase(Locale.ROOT), "another good password");
        var first = signUp(unknown, "another good password");

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.response().headers().map().keySet())
                .isEqualTo(first.response().headers().map().keySet());
        Awaitility.await().until(() -> messages.to(known).size() == 1);
        Awaitility.await().until(() -> messages.to(unknown).size() == 1);
        assertThat(messages.to(known).getFirst().subject()).contains("already");
        assertThat(messages.to(unknown).getFirst().subject()).startsWith("Verify");
        assertThat(SignedInClient.login(http, known, TestAccounts.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void signUpWithTheAddressOfAnAccountStoresNothing() {
        var known = accounts.customer().email();

        signUp(known, "another good password");

        Awaitility.await().until(() -> messages.to(known).size() == 1);
        assertThat(pending(known)).isZero();
    }

    @Test
    void mailToAnUnverifiedAddressContainsNoTextOfTheCaller() {
        var email = TestAccounts.newAddress();

        http.post(CUSTOMERS, """
                {"email": "%s", "password": "%s", "name": "Win a crore"}""".formatted(email, TestAccounts.PASSWORD));

        Awaitility.await().until(() -> messages.to(email).size() == 1);
        assertThat(messages.to(email).getFirst().text()).doesNotContain("crore", TestAccounts.PASSWORD);
    }

    @Test
    void loginAfterSignUpDoesNotRevealWhetherTheAddressHadAnAccount() {
        var known = accounts.customer().email();
        var unknown = TestAccounts.newAddress();
        signUp(known, "another good password");
        signUp(unknown, "another good password");

        var answers = List.of(
                SignedInClient.login(http, known, "another good password"),
                SignedInClient.login(http, unknown, "another good password"));

        assertThat(answers).extracting(Http.Response::status).containsOnly(401);
        assertThat(answers).extracting(SignUpTest::withoutRequestId).containsOnly(withoutRequestId(answers.getFirst()));
    }

    @Test
    void knownAndUnknownAddressesCostTheSameHashing() {
        var known = accounts.customer().email();

        assertThat(hashings(() -> SignedInClient.login(http, known, "not the password")))
                .isEqualTo(1);
        assertThat(hashings(() -> SignedInClient.login(http, TestAccounts.newAddress(), "not the password")))
                .isEqualTo(1);
        assertThat(hashings(() -> signUp(known, TestAccounts.PASSWORD))).isEqualTo(1);
        assertThat(hashings(() -> signUp(TestAccounts.newAddress(), TestAccounts.PASSWORD)))
                .isEqualTo(1);
    }

    @Test
    void repeatedRequestGetsTheStoredResponseWithoutAFastHashOfThePassword() {
        var key = UUID.randomUUID().toString();
        var email = TestAccounts.newAddress();
        var secret = UUID.randomUUID().toString();
        var first = signUp(email, TestAccounts.PASSWORD, "Idempotency-Key", key, "X-Guest-Secret", secret);

        var again = signUp(email, "another good password", "Idempotency-Key", key, "X-Guest-Secret", secret);

        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(signUp(
                                TestAccounts.newAddress(),
                                TestAccounts.PASSWORD,
                                "Idempotency-Key",
                                key,
                                "X-Guest-Secret",
                                secret)
                        .problem(422))
                .isEqualTo("idempotency_key_reused");
    }

    @Test
    void passwordIsStoredAsArgon2idOnly() {
        var email = TestAccounts.newAddress();
        signUp(email, TestAccounts.PASSWORD);

        var hash = jdbc.sql("SELECT password_hash FROM pending_sign_up WHERE email = ?")
                .param(email)
                .query(String.class)
                .single();
        assertThat(hash).startsWith("$argon2id$v=19$");
        assertThat(hasher.isOutdated(hash)).isFalse();
        assertThat(hasher.matches(TestAccounts.PASSWORD, hash)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\": \"%s\", \"password\": \"mangoes ripen in may\", \"name\": \"P\", \"role\": \"ADMIN\"}",
                "{\"email\": \"%s\", \"password\": \"mangoes ripen in may\", \"name\": \"P\", \"roles\": [\"ADMIN\"]}",
                "{\"email\": \"%s\", \"password\": \"mangoes ripen in may\", \"name\": \"P\", \"kind\": \"staff\"}"
            })
    void signUpCannotSetStaffFields(String body) {
        assertThat(http.post(CUSTOMERS, body.formatted(TestAccounts.newAddress()))
                        .problem(400))
                .isEqualTo("unknown_field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\": \"no address\", \"password\": \"mangoes ripen in may\", \"name\": \"P\"}",
                "{\"email\": \"a@b\", \"password\": \"mangoes ripen in may\", \"name\": \"P\"}",
                "{\"email\": [\"p@example.com\"], \"password\": \"mangoes ripen in may\", \"name\": \"P\"}",
                "{\"email\": \"p@example.com\", \"password\": \"password123\", \"name\": \"P\"}",
                "{\"email\": \"p@example.com\", \"password\": \"\", \"name\": \"P\"}",
                "{\"email\": \"p@example.com\", \"password\": 12345678, \"name\": \"P\"}",
                "{\"email\": \"person@example.com\", \"password\": \"person@example.com\", \"name\": \"P\"}",
                "{\"email\": \"p@example.com\", \"password\": \"mangoes ripen in may\", \"name\": \" \"}",
                "{\"email\": \"p@example.com\", \"password\": \"mangoes ripen in may\"}",
                "{\"email\": \"p@example.com\", \"password\": \"mangoes ripen in may\", \"name\": \"P\", \"phone\": \"12\"}"
            })
    void invalidFieldIsNamed(String body) {
        var answer = http.post(CUSTOMERS, body);

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).startsWith("#/");
        assertThat(answer.text()).doesNotContain("mangoes", "password123");
    }

    @Test
    void passwordOfMoreThan128CharactersIsRefusedBeforeItIsHashed() {
        assertThat(hashings(() -> assertThat(signUp(TestAccounts.newAddress(), "a b".repeat(43))
                                .problem(400))
                        .isEqualTo("validation_failed")))
                .isZero();
    }

    private Http.Response signUp(String email, String password, String... headers) {
        return http.post(CUSTOMERS, """
                {"email": "%s", "password": "%s", "name": "Priya"}""".formatted(email, password), headers);
    }

    private int pending(String email) {
        return jdbc.sql("SELECT count(*) FROM pending_sign_up WHERE email = ?")
                .param(email)
                .query(Integer.class)
                .single();
    }

    private static String withoutRequestId(Http.Response answer) {
        return answer.text().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private long hashings(Runnable request) {
        var timer = meters.get("bharatmart.password.hashing").timer();
        var before = timer.count();
        request.run();
        return timer.count() - before;
    }
}
