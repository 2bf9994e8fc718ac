package com.bharatmart.customer;

/** A purpose that needs the consent of the customer. Orders need none. */
public enum ConsentPurpose {
    /** Offers by e-mail. */
    MARKETING_EMAIL,
    /** Offers by SMS, for which TRAI requires a consent, too (TCCCPR 2018). */
    MARKETING_SMS,
    /** Recommendations based on viewed and bought products. */
    PERSONALISATION
}
