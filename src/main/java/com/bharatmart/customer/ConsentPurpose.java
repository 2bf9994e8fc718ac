package com.bharatmart.customer;

/** What a customer can agree to and need not: nothing that an order needs is here. */
public enum ConsentPurpose {
    /** Offers by e-mail. */
    MARKETING_EMAIL,
    /** Offers by SMS, which TRAI's rules want a consent for besides (TCCCPR 2018). */
    MARKETING_SMS,
    /** Recommendations by what was looked at and bought. */
    PERSONALISATION
}
