package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.notification.LocalMessages;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class PasswordChangeTest {

    private static final String SESSIONS = "/api/v1/customers/me/sessions";
    private static final String NEXT = "litchis ripen in june";

    @Autowired
    Http http;

    @Autowired
    TestAccounts testAccounts;

    @Autowired
    LocalMessages messages;

    @Autowired
    AccountRepository accounts;

    @Autowired
    LoginService loginService;

    @Test
    void changedPasswordEndsEverySessionAndOpensANewOne() {
        var here = testAccounts.customer();
        var elsewhere = SignedInClient.loggedIn(http, here.email(), TestAccounts.PASSWORD);

        var answer = change(here, TestAccounts.PASSWORD, NEXT);

        assertThat(answer.status()).isEqualTo(204);
        var token = answer.header("X-Auth-Token").orElseThrow();
        assertThat(answer.header("Set-Cookie").orElseThrow()).startsWith("SESSION=" + token);
        assertThat(here.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");
        assertThat(elsewhere.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");
        assertThat(http.get(SESSIONS, "X-Auth-Token", token).json().get("data").size())
                .isEqualTo(1);
        assertThat(SignedInClient.login(http, here.email(), TestAccounts.PASSWORD)
                        .problem(401))
                .isEqualTo("invalid_credentials");
        assertThat(SignedInClient.login(http, here.email(), NEXT).status()).isEqualTo(200);
        Awaitility.await()
                .until(() -> messages.to(here.email()).stream()
                        .anyMatch(message -> message.subject().contains("was changed")));
    }

    @Test
    void wrongCurrentPasswordChangesNothing() {
        var customer = testAccounts.customer();

        assertThat(change(customer, "some other password", NEXT).problem(422)).isEqualTo("invalid_credentials");

        assertThat(customer.get(SESSIONS).status()).isEqualTo(200);
        assertThat(SignedInClient.login(http, customer.email(), TestAccounts.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void loginWithAReplacedPasswordIsRefused() {
        var customer = testAccounts.customer();
        var before = accounts.find(new AccountId(customer.id())).orElseThrow();
        assertThat(change(customer, TestAccounts.PASSWORD, NEXT).status()).isEqualTo(204);

        assertThatThrownBy(
                        () -> loginService.open(before, LoginMethod.PASSWORD, new Device(null, null), null, () -> {}))
                .isInstanceOf(LoginException.InvalidCredentialsException.class);
    }

    @ParameterizedTest
    @CsvSource({"short 1,min_length", "password1,common_password", TestAccounts.PASSWORD + ",same_password"})
    void weakPasswordIsRefused(String next, String code) {
        var answer = change(testAccounts.customer(), TestAccounts.PASSWORD, next);

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/new");
    }

    private static Http.Response change(SignedInClient who, String current, String next) {
        return who.post("/api/v1/auth/password", """
                {"current": "%s", "new": "%s"}""".formatted(current, next));
    }
}
