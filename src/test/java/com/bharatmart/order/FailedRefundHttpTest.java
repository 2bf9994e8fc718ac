package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What staff do about refunds that the gateway failed to send. */
@OnlinePaymentTest
class FailedRefundHttpTest {

    private static final String REFUNDS = "/api/v1/admin/refunds";
    private static final String REFERENCE = "{\"reference\": \"N332263300011\"}";

    @Autowired
    TestAccounts accounts;

    @Autowired
    OnlineShop shop;

    @Autowired
    InMemoryGateway gateway;

    @Autowired
    JdbcClient jdbc;

    SignedInClient finance;

    @BeforeEach
    void setUp() {
        finance = accounts.staff(Role.FINANCE);
    }

    @AfterEach
    void reset() {
        gateway.reset();
    }

    @Test
    void staffFindItAndHaveItSentAgain() {
        var refund = failed();
        var found = finance.get(REFUNDS + "?status=FAILED&limit=1").json().at("/data/0");
        assertThat(found.get("id").asString()).isEqualTo(refund.id());
        assertThat(found.get("orderId").asString())
                .isEqualTo(refund.order().id().toString());
        assertThat(found.get("lastError").asString()).isEqualTo("400 BAD_REQUEST_ERROR");
        assertThat(found.get("failures").asInt()).isOne();
        assertThat(found.has("nextAttemptAt")).isTrue();
        gateway.reset();

        var retried = finance.post(refund.path() + "/retry", "", "Idempotency-Key", "a");

        assertThat(retried.status()).as(retried.text()).isEqualTo(200);
        shop.awaitPayment(refund.order(), "PARTIALLY_REFUNDED");
        assertThat(finance.post(refund.path() + "/retry", "")
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("PROCESSED");
        assertThat(finance.post(refund.path() + "/retry", "", "Idempotency-Key", "a")
                        .header("Idempotent-Replayed"))
                .contains("true");
        assertThat(audited(refund)).containsExactly("refund.retried");
    }

    @Test
    void staffSendItByTheBank() {
        var refund = failed();

        var completed = finance.post(refund.path() + "/complete", REFERENCE);
        var again = finance.post(refund.path() + "/complete", REFERENCE);

        assertThat(completed.status()).as(completed.text()).isEqualTo(200);
        assertThat(completed.json().get("status").asString()).isEqualTo("PROCESSED");
        assertThat(completed.json().get("reference").asString()).isEqualTo("N332263300011");
        assertThat(again.json()).isEqualTo(completed.json());
        assertThat(finance.post(refund.path() + "/complete", "{\"reference\": \"other\"}")
                        .problem(409))
                .isEqualTo("refund_not_failed");
        shop.awaitPayment(refund.order(), "PARTIALLY_REFUNDED");
        assertThat(audited(refund)).containsExactly("refund.completed");
    }

    @Test
    void badRequestsAreRejected() {
        var refund = failed();

        for (var body :
                List.of("{}", "{\"reference\": null}", "{\"reference\": \" \"}", "{\"reference\": 1, \"a\": 2}")) {
            assertThat(finance.post(refund.path() + "/complete", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(finance.post(REFUNDS + "/00000000-0000-7000-8000-000000000000/retry", "")
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(finance.post(REFUNDS + "/00000000-0000-7000-8000-000000000000/complete", REFERENCE)
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(finance.get(REFUNDS + "?status=LOST").status()).isEqualTo(400);
        assertThat(accounts.staff(Role.SUPPORT)
                        .post(refund.path() + "/retry", "")
                        .problem(403))
                .isEqualTo("forbidden");
        assertThat(audited(refund)).isEmpty();
    }

    @Test
    void badResolutionsOfMismatchesAreRejected() {
        var path = "/api/v1/admin/payments/mismatches/00000000-0000-7000-8000-000000000000/resolve";

        for (var body : List.of("{}", "{\"resolution\": null}", "{\"resolution\": \" \"}")) {
            assertThat(finance.post(path, body).problem(400)).as(body).isEqualTo("validation_failed");
        }
        assertThat(finance.post(path, "{\"resolution\": \"x\"}").problem(404)).isEqualTo("not_found");
    }

    @Test
    void refundsOfStrangeAmountsAreRejected() {
        var order = shop.placePaid();

        assertThat(refund(order, "{\"amount\": 99, \"currency\": \"INR\"}").problem(422))
                .isEqualTo("refund_too_small");
        assertThat(refund(order, "{\"amount\": 10000, \"currency\": \"USD\"}").problem(400))
                .isEqualTo("validation_failed");
        assertThat(refund(order, "{\"amount\": 9223372036854775807, \"currency\": \"INR\"}")
                        .problem(409))
                .isEqualTo("exceeds_captured");
    }

    private Failed failed() {
        var order = shop.placePaid();
        gateway.refuseRefunds();
        var refund = refund(order, "{\"amount\": 10000, \"currency\": \"INR\"}");
        assertThat(refund.status()).as(refund.text()).isEqualTo(201);
        var failed = new Failed(order, refund.json().get("id").asString());
        Awaitility.await()
                .until(() -> finance.get(order.staffPath() + "/refunds")
                        .json()
                        .at("/data/0/status")
                        .asString()
                        .equals("FAILED"));
        return failed;
    }

    private Http.Response refund(OnlineShop.Placed order, String amount) {
        return finance.post(order.staffPath() + "/refunds", """
                {"amount": %s, "reason": "Late", "restock": false}""".formatted(amount), "Idempotency-Key", OnlineShop.key());
    }

    private List<String> audited(Failed refund) {
        return jdbc.sql("SELECT action FROM audit_log WHERE target_type = 'refund' AND target_id = ? ORDER BY id")
                .param(refund.id())
                .query(String.class)
                .list();
    }

    private record Failed(OnlineShop.Placed order, String id) {
        String path() {
            return REFUNDS + '/' + id;
        }
    }
}
