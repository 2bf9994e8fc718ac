package com.bharatmart.inventory;

/** Why staff change a level. */
public enum StockReason {
    /** From a supplier. */
    RECEIVED,
    /** From a customer, fit to be sold again. */
    RETURNED,
    /** Not fit to be sold. */
    DAMAGED,
    /** Stolen, or gone astray. */
    LOST,
    /** What had been lost. */
    FOUND,
    /** Somebody has counted the pieces in the warehouse. */
    COUNTED,
    /** A mistake in an earlier movement. */
    CORRECTED
}
