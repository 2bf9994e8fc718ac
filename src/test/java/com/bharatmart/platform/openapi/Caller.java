package com.bharatmart.platform.openapi;

/** Who may call an operation. */
enum Caller {
    /** The session of the request does not matter. */
    ANYONE("For everyone."),
    /** With a session as its account, without as a guest. */
    GUEST_OR_ACCOUNT("For guests and customers."),
    CUSTOMER("For customers."),
    STAFF("For staff."),
    CUSTOMER_OR_STAFF("For customers and staff.");

    private final String sentence;

    Caller(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    boolean needsSession() {
        return switch (this) {
            case ANYONE, GUEST_OR_ACCOUNT -> false;
            case CUSTOMER, STAFF, CUSTOMER_OR_STAFF -> true;
        };
    }
}
