package com.bharatmart.razorpay;

/**
 * The merchant's account: its API key and its settings.
 *
 * @param capturesAutomatically whether authorized payments are captured at once, unless their order says otherwise
 * @param refundOutcome {@code processed} (at once), {@code pending} (until the control ends them) or {@code failed}
 */
public record Account(String keyId, String keySecret, boolean capturesAutomatically, String refundOutcome) {

    /** The id in webhooks. */
    static final String ID = "acc_StandInOfTheApi";

    @Override
    public String toString() {
        return "Account[" + keyId + "]";
    }
}
