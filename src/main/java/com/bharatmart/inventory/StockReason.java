package com.bharatmart.inventory;

/** Why staff change a stock level. */
public enum StockReason {
    /** From a supplier. */
    RECEIVED,
    /** From a customer; can be sold again. */
    RETURNED,
    /** Cannot be sold. */
    DAMAGED,
    /** Stolen or missing. */
    LOST,
    /** Was {@link #LOST} before. */
    FOUND,
    /** Counted in the warehouse. */
    COUNTED,
    /** Corrects an earlier movement. */
    CORRECTED
}
