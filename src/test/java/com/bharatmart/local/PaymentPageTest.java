package com.bharatmart.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.razorpay.CheckoutResponse;
import com.bharatmart.razorpay.Payment;
import com.bharatmart.razorpay.RazorpayServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

class PaymentPageTest {

    private static final String HTML = MediaType.TEXT_HTML_VALUE;
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final RazorpayServer razorpay = LocalRazorpay.onFreePort();
    private final LocalPayments.Endpoint pages = new LocalPayments.Endpoint(razorpay);

    @AfterEach
    void close() {
        razorpay.close();
    }

    @Test
    void aSecondClickPaysNothing() {
        var order = order("BM-1");
        pages.act(order, "pay", "upi", 0, HTML);
        var second = pages.act(order, "pay", "upi", 0, HTML);
        assertThat(second.getStatusCode().value()).isEqualTo(303);
        assertThat(razorpay.gateway().payments(order)).hasSize(1);
        assertThat(razorpay.gateway().order(order).amountPaid()).isEqualTo(1_049_900);
    }

    @Test
    void aSecondClickFailsNothing() {
        var order = order("BM-1");
        pages.act(order, "fail", "card", 0, HTML);
        pages.act(order, "fail", "card", 0, HTML);
        assertThat(razorpay.gateway().payments(order)).hasSize(1);
    }

    @Test
    void aFailedPaymentCanBeFollowedByAnother() {
        var order = order("BM-1");
        pages.act(order, "fail", "card", 0, HTML);
        assertThat(page(order)).contains("failed", "name=\"attempts\" value=\"1\"");
        pages.act(order, "pay", "upi", 1, HTML);
        assertThat(razorpay.gateway().order(order).isPaid()).isTrue();
    }

    @Test
    void thePageHasTheAmountTheReceiptAndThenWhatTheClientReceives() {
        var order = order("BM-<1>");
        assertThat(page(order)).contains("10,499.00", "BM-&lt;1&gt;").doesNotContain("razorpay_signature");
        var response = pages.act(order, "pay", "upi", null, JSON).getBody();
        assertThat(response).isInstanceOf(CheckoutResponse.class);
        assertThat(page(order))
                .contains("razorpay_signature", ((CheckoutResponse) response).razorpaySignature())
                .doesNotContain("<form");
    }

    @Test
    void anAbandonedPaymentCanSucceedLater() {
        var order = order("BM-1");
        pages.act(order, "abandon", "netbanking", 0, HTML);
        pages.act(order, "late", "upi", 1, HTML);
        assertThat(razorpay.gateway().payments(order))
                .singleElement()
                .extracting(Payment::status, Payment::method)
                .containsExactly("captured", "netbanking");
    }

    @Test
    void aProgramThatPaysAgainGetsTheSameResponse() {
        var order = order("BM-1");
        var first = pages.act(order, "pay", "upi", null, JSON);
        var again = pages.act(order, "pay", "upi", null, JSON);
        assertThat(again.getStatusCode().value()).isEqualTo(200);
        assertThat(again.getBody()).isEqualTo(first.getBody());
    }

    @Test
    void anUnknownActionIsABadRequest() {
        assertThat(pages.act(order("BM-1"), "steal", "upi", 0, HTML)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void anUnknownIdIsNotFound() {
        assertThat(pages.page("order_<b>").getStatusCode().value()).isEqualTo(404);
        assertThat(pages.page("order_<b>").getBody()).contains("order_&lt;b&gt;");
        assertThat(pages.act("order_<b>", "pay", "upi", 0, HTML).getStatusCode().value())
                .isEqualTo(404);
        assertThat(pages.page("qr_none").getStatusCode().value()).isEqualTo(404);
    }

    private String page(String order) {
        ResponseEntity<String> page = pages.page(order);
        assertThat(page.getStatusCode().value()).isEqualTo(200);
        return String.valueOf(page.getBody());
    }

    private String order(String receipt) {
        var account = razorpay.gateway().account();
        var order = RestClient.create(razorpay.baseUrl())
                .post()
                .uri("/orders")
                .headers(headers -> headers.setBasicAuth(account.keyId(), account.keySecret()))
                .body(Map.of("amount", 1_049_900, "currency", "INR", "receipt", receipt))
                .retrieve()
                .body(Map.class);
        return String.valueOf(order == null ? null : order.get("id"));
    }
}
