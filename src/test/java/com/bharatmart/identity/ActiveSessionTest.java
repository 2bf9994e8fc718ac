package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
@Tag("redis")
class ActiveSessionTest {

    private static final String SESSIONS = "/api/v1/customers/me/sessions";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void listShowsTheLatestFirstAndMarksTheCurrentLogin() {
        var first = accounts.customer();
        var second = SignedInClient.loggedIn(http, first.email(), TestAccounts.PASSWORD);

        var data = first.get(SESSIONS, "User-Agent", "a browser").json().get("data");

        assertThat(data.size()).isEqualTo(2);
        assertThat(data.at("/0/current").asBoolean()).isFalse();
        assertThat(data.at("/1/current").asBoolean()).isTrue();
        assertThat(data.at("/0/method").asString()).isEqualTo("password");
        assertThat(data.at("/0/userAgent").asString()).startsWith("Java-http-client");
        assertThat(data.toString()).doesNotContain(first.token(), second.token());
    }

    @Test
    void listIsPaged() {
        var first = accounts.customer();
        var second = SignedInClient.loggedIn(http, first.email(), TestAccounts.PASSWORD);
        var third = SignedInClient.loggedIn(http, first.email(), TestAccounts.PASSWORD);

        var page = third.get(SESSIONS + "?limit=2");
        var rest = third.get(page.header("Link").orElseThrow().replaceAll("<(.*)>.*", "$1"));

        assertThat(page.json().get("data").size()).isEqualTo(2);
        assertThat(page.json().at("/data/0/current").asBoolean()).isTrue();
        assertThat(rest.json().get("data").size()).isEqualTo(1);
        assertThat(rest.json().get("nextCursor").isNull()).isTrue();
        assertThat(second.get(SESSIONS + "?cursor=xyz").problem(400)).isEqualTo("invalid_cursor");
        assertThat(second.get(SESSIONS + "?limit=101").problem(400)).isEqualTo("validation_failed");
    }

    @Test
    void endsOneLogin() {
        var here = accounts.customer();
        var elsewhere = SignedInClient.loggedIn(http, here.email(), TestAccounts.PASSWORD);
        var id = here.get(SESSIONS).json().at("/data/0/id").asString();

        assertThat(here.send("DELETE", SESSIONS + "/" + id, null).status()).isEqualTo(204);

        assertThat(elsewhere.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");
        assertThat(here.get(SESSIONS).json().get("data").size()).isEqualTo(1);
        assertThat(here.send("DELETE", SESSIONS + "/" + id, null).problem(404)).isEqualTo("not_found");
    }

    @Test
    void endsAllOtherLogins() {
        var here = accounts.customer();
        var elsewhere = SignedInClient.loggedIn(http, here.email(), TestAccounts.PASSWORD);

        assertThat(here.send("DELETE", SESSIONS, null).status()).isEqualTo(204);

        assertThat(elsewhere.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");
        assertThat(here.get(SESSIONS).status()).isEqualTo(200);
    }

    @Test
    void loginOfAnotherAccountIsNotFound() {
        var mine = accounts.customer();
        var theirs = accounts.customer().get(SESSIONS).json().at("/data/0/id").asString();

        assertThat(mine.send("DELETE", SESSIONS + "/" + theirs, null).problem(404))
                .isEqualTo("not_found");
        assertThat(mine.send("DELETE", SESSIONS + "/no-id", null).problem(404)).isEqualTo("not_found");
    }

    @Test
    void staffListTheirLoginsAtTheSameRoute() {
        assertThat(accounts.staff(Role.SUPPORT).get(SESSIONS).json().get("data").size())
                .isEqualTo(1);
    }

    @Test
    void expiredLoginEndsDespiteItsSessionInRedis() {
        var customer = accounts.customer();
        jdbc.sql("UPDATE login_session SET expires_at = now() WHERE account_id = ?")
                .param(customer.id())
                .update();

        assertThat(customer.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");
    }

    @Test
    void requestExtendsAnIdleLogin() {
        var customer = accounts.customer();
        jdbc.sql("""
                        UPDATE login_session SET last_seen_at = now() - INTERVAL '1 day', expires_at = now() + INTERVAL '1 hour'
                        WHERE account_id = ?""").param(customer.id()).update();

        customer.get(SESSIONS);

        assertThat(jdbc.sql("""
                        SELECT last_seen_at > now() - INTERVAL '1 hour' AND expires_at > now() + INTERVAL '29 days'
                        FROM login_session WHERE account_id = ?""").param(customer.id()).query(Boolean.class).single())
                .isTrue();
    }
}
