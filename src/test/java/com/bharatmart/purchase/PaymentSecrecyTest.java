package com.bharatmart.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.razorpay.Fault;
import com.bharatmart.testing.CapturedLog;
import com.bharatmart.testing.LoggedSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the gateway knows of shoppers, and the secrets that it shares with the shop, are neither logged nor stored. */
class PaymentSecrecyTest {

    private static final String CARD = "4111111111111111";
    private static final String UPI_ID = "quenby.zorblatt@okbank";
    private static final String HOLDER = "Quenby Zorblatt";

    private final ConnectedShop shop = ConnectedShop.shared();

    /** By the text to search for. The stand-in tells the same UPI id, address and phone of all shoppers. */
    private final Map<String, String> secrets = Map.of(
            shop.razorpay().gateway().account().keySecret(),
            "key",
            shop.razorpay().webhooks().webhook().secret(),
            "secret of webhooks",
            "shopper@upi",
            "UPI id",
            "shopper@example.com",
            "address",
            "919000000000",
            "phone",
            CARD,
            "card",
            "\"1111\"",
            "end of a card number",
            UPI_ID,
            "UPI id",
            HOLDER,
            "name");

    @AfterEach
    void restore() {
        shop.razorpay().faults().clear();
        shop.awaitQuiet();
    }

    @Test
    void nothingOfTheShopperIsLoggedOrStored() throws GeneralSecurityException {
        LoggedSecrets.add(
                "key of the gateway", shop.razorpay().gateway().account().keySecret());
        LoggedSecrets.add(
                "secret of webhooks", shop.razorpay().webhooks().webhook().secret());
        try (var log = new CapturedLog()) {
            for (var method : List.of("upi", "card", "netbanking")) {
                buyAndReturn(method);
            }
            reportByHand(shop.place());
            shop.awaitQuiet();

            assertThat(log.all()).isNotEmpty();
            assertThat(secrets.entrySet().stream()
                            .filter(secret -> log.all().stream().anyMatch(entry -> entry.contains(secret.getKey())))
                            .map(Map.Entry::getValue))
                    .isEmpty();
        }
        assertThat(secrets.entrySet().stream()
                        .filter(secret -> isStored(secret.getKey()))
                        .map(Map.Entry::getValue))
                .isEmpty();
    }

    /** With faults of each kind, so that failures are logged. */
    private void buyAndReturn(String method) {
        var order = shop.place();
        shop.razorpay().shopper().fail(order.providerOrderId(), method, "payment_failed");
        order.awaitPayment("FAILED");
        var next = order.payBy("razorpay").json().get("providerOrderId").asString();
        shop.razorpay().faults().add(Fault.failAfterEffect(1, 500).times(1));
        shop.razorpay().faults().add(Fault.fail(1, 400).times(1));
        shop.razorpay().faults().add(Fault.loseAnswer(1).times(1));
        shop.razorpay().shopper().pay(next, method);
        BackgroundWork.await(() -> order.status().equals("CONFIRMED"));
        order.cancel();
        order.awaitPayment("REFUNDED");
    }

    /** Webhooks as the gateway sends them for cards and UPI, about a payment that it does not have, and a forged one. */
    private void reportByHand(GuestOrder order) throws GeneralSecurityException {
        var body = """
                {"entity": "event", "event": "payment.authorized", "contains": ["payment"], "created_at": 1764374400,
                 "payload": {"payment": {"entity": {"id": "pay_%s", "order_id": "%s", "amount": %d, "currency": "INR",
                   "status": "authorized", "method": "card", "vpa": "%s", "email": "shopper@example.com",
                   "contact": "+919000000000", "upi": {"vpa": "%s"},
                   "card": {"number": "%s", "last4": "1111", "name": "%s"}}}}}""".formatted(
                        UUID.randomUUID().toString().substring(0, 13).replace("-", "x"),
                        order.providerOrderId(),
                        order.total(),
                        UPI_ID,
                        UPI_ID,
                        CARD,
                        HOLDER);
        var secret = shop.razorpay().webhooks().webhook().secret();
        assertThat(send(body, sign(body, secret))).isEqualTo(200);
        assertThat(send(body, sign(body, "another secret"))).isEqualTo(401);
        var broken = body.substring(0, body.length() - 2);
        assertThat(send(broken, sign(broken, secret))).isEqualTo(400);
    }

    private int send(String body, String signature) {
        return shop.http()
                .post(
                        "/api/v1/webhooks/razorpay",
                        body,
                        "X-Razorpay-Signature",
                        signature,
                        "X-Razorpay-Event-Id",
                        "evt_" + UUID.randomUUID().toString().replace("-", ""))
                .status();
    }

    private static String sign(String body, String secret) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a row of any table has the text, also in bytes. */
    private boolean isStored(String text) {
        var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return tables().stream()
                .anyMatch(table -> shop.jdbc()
                        .sql(
                                "SELECT EXISTS (SELECT FROM %s t WHERE position(:text IN t::text) > 0 OR position(:hex IN t::text) > 0)"
                                        .formatted(table))
                        .param("text", text)
                        .param("hex", hex)
                        .query(Boolean.class)
                        .single());
    }

    private List<String> tables() {
        var tables = shop.jdbc().sql("""
                        SELECT quote_ident(table_name) FROM information_schema.tables
                        WHERE table_schema = 'public' AND table_type = 'BASE TABLE'""").query(String.class).list();
        assertThat(tables).contains("payment_event", "gateway_payment", "message", "audit_log");
        return tables;
    }
}
