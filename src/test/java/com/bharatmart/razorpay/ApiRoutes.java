package com.bharatmart.razorpay;

import java.util.List;

/** The routes of the API. */
final class ApiRoutes {

    private ApiRoutes() {}

    static List<Route> of(
            OrderHandler orders,
            PaymentHandler payments,
            RefundHandler refunds,
            QrCodeHandler codes,
            SettlementHandler settlements) {
        return List.of(
                Route.of("POST", "/v1/orders", orders::create),
                Route.of("GET", "/v1/orders", orders::list),
                Route.of("GET", "/v1/orders/{id}", orders::get),
                Route.of("GET", "/v1/orders/{id}/payments", orders::payments),
                Route.of("POST", "/v1/payments/qr_codes", codes::create),
                Route.of("GET", "/v1/payments/qr_codes", codes::list),
                Route.of("GET", "/v1/payments/qr_codes/{id}", codes::get),
                Route.of("GET", "/v1/payments/qr_codes/{id}/payments", codes::payments),
                Route.of("POST", "/v1/payments/qr_codes/{id}/close", codes::close),
                Route.of("GET", "/v1/payments", payments::list),
                Route.of("GET", "/v1/payments/{id}", payments::get),
                Route.of("POST", "/v1/payments/{id}/capture", payments::capture),
                Route.of("POST", "/v1/payments/{id}/refund", refunds::create),
                Route.of("GET", "/v1/payments/{id}/refunds", refunds::listOfPayment),
                Route.of("GET", "/v1/payments/{id}/refunds/{refund}", refunds::getOfPayment),
                Route.of("GET", "/v1/refunds", refunds::list),
                Route.of("GET", "/v1/refunds/{id}", refunds::get),
                Route.of("GET", "/v1/settlements", settlements::list),
                Route.of("GET", "/v1/settlements/recon/combined", settlements::report),
                Route.of("GET", "/v1/settlements/{id}", settlements::get));
    }
}
