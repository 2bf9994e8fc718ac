package com.bharatmart.payment.razorpay;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The routes of Razorpay's API, version 1. One call is one request: {@link RazorpayCalls} limits and repeats it. */
@HttpExchange(accept = "application/json")
interface RazorpayClient {

    @GetExchange("/orders")
    RazorpayCollection<RazorpayOrder> orders(@RequestParam int count);

    @PostExchange("/orders")
    RazorpayOrder createOrder(@RequestBody NewRazorpayOrder order);

    @GetExchange("/orders/{id}")
    RazorpayOrder order(@PathVariable String id);

    @GetExchange("/orders/{id}/payments")
    RazorpayCollection<RazorpayPayment> paymentsOfOrder(@PathVariable String id);

    @GetExchange("/payments/{id}")
    RazorpayPayment payment(@PathVariable String id);

    @PostExchange("/payments/{id}/capture")
    RazorpayPayment capture(@PathVariable String id, @RequestBody RazorpayCapture capture);

    @PostExchange("/payments/qr_codes")
    RazorpayQr createQr(@RequestBody NewRazorpayQr qr);

    @GetExchange("/payments/qr_codes/{id}/payments")
    RazorpayCollection<RazorpayPayment> paymentsOfQr(
            @PathVariable String id, @RequestParam int count, @RequestParam int skip);

    @PostExchange("/payments/{id}/refund")
    RazorpayRefund createRefund(
            @PathVariable String id,
            @RequestHeader("X-Refund-Idempotency") String idempotencyKey,
            @RequestBody NewRazorpayRefund refund);

    @GetExchange("/payments/{id}/refunds/{refundId}")
    RazorpayRefund refund(@PathVariable String id, @PathVariable String refundId);

    @GetExchange("/payments/{id}/refunds")
    RazorpayCollection<RazorpayRefund> refunds(
            @PathVariable String id, @RequestParam int count, @RequestParam int skip);

    @GetExchange("/settlements/recon/combined")
    RazorpayCollection<RazorpaySettlementItem> settlementItems(
            @RequestParam int year,
            @RequestParam int month,
            @RequestParam int day,
            @RequestParam int count,
            @RequestParam int skip);
}
