package com.bharatmart.history;

/** What goes wrong with a call of the gateway. */
enum GatewayFault {
    /** The gateway does not answer, and nothing has happened. */
    UNAVAILABLE,
    /** It has happened, and the answer is lost. */
    ANSWER_LOST,
    /** For refunds: the first call with the same key still runs. */
    CONFLICT,
    /** For refunds: the gateway refuses. */
    REFUSED
}
