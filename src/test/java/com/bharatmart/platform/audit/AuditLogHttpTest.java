package com.bharatmart.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HttpTest
class AuditLogHttpTest {

    private static final String PATH = "/api/v1/admin/audit-log";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcClient jdbc;

    SignedInClient auditor = new SignedInClient(new Http(() -> 0), new UUID(0, 0), "", "");

    @BeforeEach
    void signIn() {
        auditor = accounts.staff(Role.AUDITOR);
    }

    @Test
    void customerOnAnAdminRouteIsDeniedAndRecorded() {
        var customer = accounts.customer();

        assertThat(customer.get(PATH + "?limit=1", "X-Request-Id", "shopper-" + customer.id())
                        .problem(403))
                .isEqualTo("forbidden");

        var row = only("requestId=shopper-" + customer.id());
        assertThat(row.get("action").asString()).isEqualTo("request.denied");
        assertThat(row.get("actorKind").asString()).isEqualTo("CUSTOMER");
        assertThat(row.get("actorId").asString()).isEqualTo(customer.id().toString());
        assertThat(row.get("targetId").asString()).isEqualTo("GET " + PATH);
        assertThat(row.at("/after/status").asInt()).isEqualTo(403);
    }

    @Test
    void guestOnAnAdminRouteIsDeniedAndRecorded() {
        var request = UUID.randomUUID().toString();

        assertThat(http.get("/api/v1/admin/products", "X-Request-Id", request).problem(401))
                .isEqualTo("unauthenticated");

        assertThat(only("requestId=" + request).get("actorKind").asString()).isEqualTo("GUEST");
    }

    @Test
    void forgedRequestToAnAdminRouteIsRecorded() {
        var request = UUID.randomUUID().toString();
        var staff = accounts.staff(Role.CATALOGUE);

        assertThat(http.post(
                                "/api/v1/admin/products",
                                "{}",
                                "Cookie",
                                "SESSION=" + staff.token(),
                                "Sec-Fetch-Site",
                                "cross-site",
                                "X-Request-Id",
                                request)
                        .problem(403))
                .isEqualTo("csrf_refused");

        assertThat(only("requestId=" + request).get("action").asString()).isEqualTo("request.denied");
    }

    @Test
    void staffWithoutTheRoleIsDenied() {
        for (var role : Role.values()) {
            var status = accounts.staff(role).get(PATH).status();
            assertThat(status).as(role.name()).isEqualTo(role == Role.AUDITOR || role == Role.ADMIN ? 200 : 403);
        }
    }

    @Test
    void loginsAreFoundByActor() {
        var customer = accounts.customer();
        customer.post("/api/v1/auth/logout", "");

        assertThat(search("actor=" + customer.id())
                        .valueStream()
                        .map(row -> row.get("action").asString()))
                .contains("account.logged-in", "account.logged-out");
    }

    @Test
    void linksLeadThroughAllPages() {
        var target = UUID.randomUUID().toString();
        for (var n = 0; n < 7; n++) {
            audit.record(new AuditEvent("thing.changed", "thing", target, null, Map.of("n", n)));
        }

        List<Integer> seen = new ArrayList<>();
        var path = PATH + "?target=" + target + "&targetType=thing&action=thing.changed&limit=3";
        for (var next = path; next != null; ) {
            var page = auditor.get(next);
            assertThat(page.status()).isEqualTo(200);
            page.json().get("data").forEach(row -> seen.add(row.at("/after/n").asInt()));
            assertThat(page.header("Link").isPresent())
                    .isEqualTo(!page.json().get("nextCursor").isNull());
            next = page.header("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }

        assertThat(seen).containsExactly(6, 5, 4, 3, 2, 1, 0);
    }

    @Test
    void searchIsLimitedToAPeriod() {
        var target = UUID.randomUUID().toString();
        audit.record(new AuditEvent("thing.changed", "thing", target, null, null));

        assertThat(search("target=" + target + "&from=2020-01-01T00:00:00Z")).hasSize(1);
        assertThat(search("target=" + target + "&to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(search("target=" + target + "&from=%2B999999999-01-01T00:00:00Z"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=1e9",
                "limit=2147483648",
                "actor=me",
                "from=yesterday",
                "cursor=!",
                "cursor=YQ",
                "cursor=MjAyNi0wMS0wMVQwMDowMDowMFoKYQ",
                "action=%00"
            })
    void invalidParametersAreRejected(String query) {
        var answer = auditor.get(PATH + "?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void deniedRequestsOverTheLimitAreOnlyCounted() {
        try (var instance = InProcessInstance.start(Map.of("bharatmart.audit.attempts-of-one", "3"))) {
            var customer = accounts.customer().at(instance.http());
            for (var n = 0; n < 10; n++) {
                assertThat(customer.get("/api/v1/admin/products").status()).isEqualTo(403);
            }
            assertThat(search("action=request.denied&actor=" + customer.id())).hasSize(3);

            instance.bean(DeniedAccessLog.class).recordNumber();

            assertThat(search("action=attempts.not-written&limit=1")
                            .get(0)
                            .at("/after/number")
                            .asInt())
                    .isEqualTo(7);
        }
    }

    @Test
    void longPathIsTruncated() {
        var path = "/api/v1/admin/" + "x".repeat(4_000);

        assertThat(http.get(path).status()).isEqualTo(401);

        assertThat(jdbc.sql("SELECT max(length(target_id)) FROM audit_log WHERE action = 'request.denied'")
                        .query(Integer.class)
                        .single())
                .isLessThan(400);
    }

    private JsonNode only(String query) {
        var rows = search(query);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private JsonNode search(String query) {
        var answer = auditor.get(PATH + "?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("data");
    }
}
