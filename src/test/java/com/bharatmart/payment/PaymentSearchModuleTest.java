package com.bharatmart.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.payment.search.PaymentAdminService;
import com.bharatmart.payment.search.PaymentQuery;
import com.bharatmart.payment.search.PaymentSummary;
import com.bharatmart.shared.Cursor;
import com.bharatmart.testing.ModuleTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ModuleTest
@TestPropertySource(properties = "bharatmart.payment.checkout-budget=30s")
@Import({PaymentTestConfiguration.class, PaymentScenario.class})
class PaymentSearchModuleTest {

    private static final Instant NEVER = Instant.parse("2001-01-01T00:00:00Z");

    @Autowired
    PaymentScenario scenario;

    @Autowired
    PaymentAdminService payments;

    @Autowired
    FakeGateway gateway;

    @Autowired
    JdbcClient jdbc;

    @Test
    void paymentIsFoundByEachOfItsIds() {
        var paid = scenario.paid();
        var other = scenario.paid();
        var refund = scenario.refund(paid.order(), 10_000);
        scenario.sendRefunds();

        for (var reference : List.of(
                paid.payment().id().value().toString(),
                paid.order().value().toString(),
                PaymentScenario.providerOrder(paid.payment()),
                paid.providerPayment(),
                refund.id().value().toString(),
                gateway.refunds().getLast().id())) {
            assertThat(search(null, reference)).as(reference).singleElement().satisfies(found -> {
                assertThat(found.id()).isEqualTo(paid.payment().id());
                assertThat(found.transactions()).singleElement().satisfies(transaction -> {
                    assertThat(transaction.id()).isEqualTo(paid.providerPayment());
                    assertThat(transaction.disposition()).isEqualTo("ACCEPTED");
                    assertThat(transaction.refundProcessed().amount()).isEqualTo(10_000);
                });
            });
        }
        assertThat(search(null, "bm-2026-1"))
                .extracting(PaymentSummary::id)
                .contains(other.payment().id());
        assertThat(search(null, "pay_nobody")).isEmpty();
    }

    @Test
    void paymentsAreFoundByStatusAndTime() {
        var paid = scenario.paid();
        var open = scenario.open(scenario.order());
        var createdAt = search(null, paid.providerPayment()).getFirst().createdAt();

        assertThat(search(PaymentStatus.CAPTURED, null))
                .extracting(PaymentSummary::id)
                .contains(paid.payment().id())
                .doesNotContain(open.id());
        assertThat(list(createdAt.minus(Duration.ofMinutes(1)), createdAt.plus(Duration.ofMinutes(1))))
                .extracting(PaymentSummary::id)
                .contains(paid.payment().id());
        assertThat(list(NEVER, NEVER.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void pagesHaveEveryPaymentOnce() {
        for (var i = 0; i < 5; i++) {
            scenario.start(scenario.order(), OnlineMethod.RAZORPAY);
        }
        var seen = new ArrayList<PaymentId>();
        @Nullable Cursor cursor = null;
        do {
            var page = payments.list(new PaymentQuery(null, null, null, null, 2, cursor));
            page.data().forEach(payment -> seen.add(payment.id()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(seen)
                .doesNotHaveDuplicates()
                .hasSize(jdbc.sql("SELECT count(*) FROM payment")
                        .query(Integer.class)
                        .single());
    }

    private List<PaymentSummary> search(@Nullable PaymentStatus status, @Nullable String reference) {
        return payments.list(new PaymentQuery(status, reference, null, null, 100, null))
                .data();
    }

    private List<PaymentSummary> list(Instant from, Instant to) {
        return payments.list(new PaymentQuery(null, null, from, to, 100, null)).data();
    }
}
