package com.bharatmart.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class StockNoticeHttpTest {

    private static final String OWN = "/api/v1/customers/me/stock-notices";
    private static final String TOKEN = "\\b[0-9a-f]{32}\\b";

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    TestAccounts accounts;

    @Autowired
    LocalMessages messages;

    @Autowired
    StockNoticeJob job;

    @Autowired
    JdbcClient jdbc;

    Sku sku = new Sku("none");
    String email = "";

    @BeforeEach
    void choose() {
        sku = products.towel(0);
        email = TestAccounts.newAddress();
    }

    @Test
    void confirmedGuestGetsOneMailWhenTheStockIsBack() {
        assertThat(request(email).status()).isEqualTo(202);
        assertThat(confirm(token()).status()).isEqualTo(204);

        restock(5);
        job.notifyWaiting();
        await("back in stock");
        restock(5);
        job.notifyWaiting();

        assertThat(messages.to(email)).hasSize(2);
        assertThat(messages.to(email).getLast().text()).contains("is in stock again at BharatMart, at ₹499.00.");
        Awaitility.await().until(() -> states().equals(List.of("SENT")));
        assertThat(jdbc.sql("SELECT count(*) FROM stock_notice WHERE email = ?")
                        .param(email)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void unconfirmedAddressGetsNoNotice() {
        var customer = accounts.customer();
        request(email);
        token();
        customer.post(path(), "{}");

        restock(5);
        job.notifyWaiting();

        Awaitility.await().until(() -> messages.to(customer.email()).size() == 1);
        assertThat(messages.to(email)).hasSize(1);
        assertThat(states()).contains("UNCONFIRMED");
    }

    @Test
    void customerNeedsNoConfirmation() {
        var customer = accounts.customer();

        assertThat(customer.post(path(), "").status()).isEqualTo(202);
        assertThat(customer.post(path(), "{\"email\": \"%s\"}".formatted(customer.email()))
                        .status())
                .isEqualTo(202);

        assertThat(customer.get(OWN).json().get("data").findValuesAsString("sku"))
                .containsExactly(sku.value());
        restock(1);
        job.notifyWaiting();
        Awaitility.await().until(() -> messages.to(customer.email()).size() == 1);
        assertThat(messages.to(customer.email()).getFirst().subject()).contains("is back in stock");
        assertThat(customer.get(OWN).json().get("data")).isEmpty();
    }

    @Test
    void anotherAddressOfACustomerHasToBeConfirmed() {
        var customer = accounts.customer();

        assertThat(customer.post(path(), "{\"email\": \"%s\"}".formatted(email)).status())
                .isEqualTo(202);

        assertThat(token()).isNotEmpty();
        assertThat(states()).containsExactly("UNCONFIRMED");
    }

    @Test
    void customerWithdrawsANotice() {
        var customer = accounts.customer();
        customer.post(path(), "");

        assertThat(accounts.customer()
                        .send("DELETE", OWN + '/' + sku.inPath(), null)
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(customer.send("DELETE", OWN + '/' + sku.inPath(), null).status())
                .isEqualTo(204);

        assertThat(customer.get(OWN).json().get("data")).isEmpty();
        assertThat(customer.send("DELETE", OWN + '/' + sku.inPath(), null).problem(404))
                .isEqualTo("not_found");
    }

    @Test
    void tokenWithdrawsANotice() {
        request(email);
        var token = token();
        confirm(token);

        assertThat(http.post("/api/v1/stock-notices/cancel", body(token)).status())
                .isEqualTo(204);

        assertThat(states()).isEmpty();
        assertThat(confirm(token).problem(404)).isEqualTo("not_found");
        assertThat(confirm("0".repeat(32)).problem(404)).isEqualTo("not_found");
    }

    @Test
    void repeatedRequestAddsNoNotice() {
        var first = request(email);
        var token = token();
        confirm(token);
        var again = request(email);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(states()).containsExactly("WAITING");
    }

    @Test
    void onlyAsManyAreToldAsCanBuy() {
        var waiting = Stream.generate(accounts::customer).limit(5).toList();
        waiting.forEach(customer -> customer.post(path(), ""));

        restock(1);
        job.notifyWaiting();
        job.notifyWaiting();

        Awaitility.await().until(() -> states().stream().filter("SENT"::equals).count() == 3);
        assertThat(states().stream().filter("WAITING"::equals)).hasSize(2);
        assertThat(waiting.stream().limit(3).map(SignedInClient::email))
                .allSatisfy(address -> assertThat(messages.to(address)).hasSize(1));
        passAnHour();
        job.notifyWaiting();
        Awaitility.await().until(() -> messages.to(waiting.getLast().email()).size() == 1);
    }

    @Test
    void noticeWaitsAgainIfTheStockIsGoneBeforeItIsSent() {
        var customer = accounts.customer();
        customer.post(path(), "");
        messages.reject(customer.email());
        restock(1);
        job.notifyWaiting();
        Awaitility.await().until(() -> attempts() > 0);

        restock(-1);
        messages.accept(customer.email());
        jdbc.sql("UPDATE message SET due_at = now() WHERE subject_id IN (SELECT id FROM stock_notice WHERE sku = ?)")
                .param(sku.value())
                .update();

        Awaitility.await().until(() -> states().equals(List.of("WAITING")));
        assertThat(messages.to(customer.email())).isEmpty();
        passAnHour();
        restock(1);
        Awaitility.await().until(() -> {
            job.notifyWaiting();
            return messages.to(customer.email()).size() == 1;
        });
    }

    @Test
    void whatCannotBeWaitedForIsRefused() {
        var inStock = products.towel(1);
        var withdrawn = products.towel(0);
        products.withdraw(withdrawn);

        assertThat(http.post(path(inStock), body().formatted(email)).problem(409))
                .isEqualTo("in_stock");
        assertThat(http.post(path(withdrawn), body().formatted(email)).problem(404))
                .isEqualTo("not_found");
        assertThat(http.post(path(new Sku("T-NONE")), body().formatted(email)).problem(404))
                .isEqualTo("not_found");
        var missing = http.post(path(), "{}");
        assertThat(missing.problem(400)).isEqualTo("validation_failed");
        assertThat(missing.json().at("/errors/0/pointer").asString()).isEqualTo("#/email");
        assertThat(http.post(path(), "{\"email\": \"a@b\"}").problem(400)).isEqualTo("validation_failed");
        assertThat(http.get(OWN).problem(401)).isEqualTo("unauthenticated");
    }

    @Test
    void erasureDeletesTheNotices() {
        var customer = accounts.customer();
        customer.post(path(), "");
        assertThat(customer.get("/api/v1/customers/me/export")
                        .json()
                        .at("/data/stockNotices/0/sku")
                        .asString())
                .isEqualTo(sku.value());

        assertThat(customer.send("DELETE", "/api/v1/customers/me", null).status())
                .isEqualTo(200);

        assertThat(states()).isEmpty();
    }

    private Http.Response request(String address) {
        return http.post(path(), body().formatted(address));
    }

    private Http.Response confirm(String token) {
        return http.post("/api/v1/stock-notices/confirm", body(token));
    }

    private String token() {
        return await("Confirm").find(TOKEN);
    }

    private LocalMessages.Message await(String subject) {
        return Awaitility.await()
                .until(
                        () -> messages.to(email).stream()
                                .filter(mail -> mail.subject().contains(subject))
                                .toList(),
                        mails -> !mails.isEmpty())
                .getLast();
    }

    private void restock(int change) {
        var reason = change > 0 ? "RECEIVED" : "LOST";
        var answer = accounts.staff(Role.FULFILMENT)
                .post("/api/v1/admin/stock-levels/%s/movements".formatted(sku.inPath()), """
                        {"change": %d, "reason": "%s"}""".formatted(change, reason));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    }

    private void passAnHour() {
        jdbc.sql("UPDATE stock_notice SET changed_at = changed_at - INTERVAL '61 minutes' WHERE sku = ?")
                .param(sku.value())
                .update();
    }

    private List<String> states() {
        return jdbc.sql("SELECT state FROM stock_notice WHERE sku = ? ORDER BY id")
                .param(sku.value())
                .query(String.class)
                .list();
    }

    private int attempts() {
        return jdbc.sql("""
                        SELECT coalesce(max(attempts), 0) FROM message
                        WHERE due_at > now() AND subject_id IN (SELECT id FROM stock_notice WHERE sku = ?)""").param(sku.value()).query(Integer.class).single();
    }

    private String path() {
        return path(sku);
    }

    private static String path(Sku sku) {
        return "/api/v1/variants/%s/stock-notices".formatted(sku.inPath());
    }

    private static String body() {
        return "{\"email\": \"%s\"}";
    }

    private static String body(String token) {
        return "{\"token\": \"%s\"}".formatted(token);
    }
}
