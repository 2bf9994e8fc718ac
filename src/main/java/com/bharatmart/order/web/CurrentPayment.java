package com.bharatmart.order.web;

import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderPaymentService;
import com.bharatmart.payment.PaymentId;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the present payment into a response that was stored with its {@code Idempotency-Key}, first or repeated: the gateway is
 * asked only after the commit, and what it says belongs into each repetition.
 */
@Component
class CurrentPayment {

    private final OrderPaymentService payments;
    private final JsonMapper json;

    CurrentPayment(OrderPaymentService payments, JsonMapper json) {
        this.payments = payments;
        this.json = json;
    }

    /** For a response with an order. */
    ResponseEntity<?> completeOrder(ResponseEntity<?> stored) {
        var order = (ObjectNode) json.readTree(String.valueOf(stored.getBody()));
        var payment = payments.open(OrderId.valueOf(order.get("id").asString()));
        order.set("payment", json.valueToTree(OrderPaymentResponse.from(payment)));
        return with(stored, order);
    }

    /** For a response with a payment of this order. */
    ResponseEntity<?> completePayment(ResponseEntity<?> stored, OrderId order) {
        var payment = json.readTree(String.valueOf(stored.getBody()));
        return with(
                stored,
                PaymentResponse.from(
                        payments.open(order, PaymentId.valueOf(payment.get("id").asString()))));
    }

    private ResponseEntity<?> with(ResponseEntity<?> stored, Object body) {
        return ResponseEntity.status(stored.getStatusCode())
                .headers(stored.getHeaders())
                .body(json.writeValueAsString(body));
    }
}
