package com.bharatmart.payment.razorpay;

/** What the service calls at Razorpay. */
enum RazorpayOperation {
    /** Not repeated, since the next probe follows anyway. */
    PROBE("GET /orders"),
    CREATE_ORDER("POST /orders", Effect.REPEATABLE),
    READ_ORDER("GET /orders/{id}"),
    LIST_PAYMENTS_OF_ORDER("GET /orders/{id}/payments"),
    READ_PAYMENT("GET /payments/{id}"),
    CAPTURE("POST /payments/{id}/capture", Effect.ONCE),
    CREATE_QR("POST /payments/qr_codes", Effect.ONCE),
    LIST_PAYMENTS_OF_QR("GET /payments/qr_codes/{id}/payments"),
    CREATE_REFUND("POST /payments/{id}/refund", Effect.REPEATABLE),
    READ_REFUND("GET /payments/{id}/refunds/{refundId}"),
    LIST_REFUNDS("GET /payments/{id}/refunds"),
    LIST_SETTLEMENT_ITEMS("GET /settlements/recon/combined");

    private final String route;
    private final Effect effect;

    RazorpayOperation(String route) {
        this(route, Effect.NONE);
    }

    RazorpayOperation(String route, Effect effect) {
        this.route = route;
        this.effect = effect;
    }

    /** Method and template, for metrics. */
    String route() {
        return route;
    }

    boolean hasEffect() {
        return effect != Effect.NONE;
    }

    /** Whether a failed call can be repeated, because two calls have the effect of one. */
    boolean isRepeatable() {
        return effect != Effect.ONCE && this != PROBE;
    }

    private enum Effect {
        NONE,
        REPEATABLE,
        ONCE
    }
}
