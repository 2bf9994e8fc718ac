package com.bharatmart.inventory;

/** Why staff cannot read or change a stock level. */
public abstract sealed class StockException extends RuntimeException {

    StockException(String message) {
        super(message);
    }

    /** The SKU is unknown. */
    public static final class NotFoundException extends StockException {
        NotFoundException() {
            super("The SKU does not exist.");
        }
    }

    /** Units that are reserved or sold cannot be removed. */
    public static final class TooFewException extends StockException {
        TooFewException(StockLevel level) {
            super("Only %d units are available; %d are reserved for orders."
                    .formatted(level.available(), level.reserved()));
        }
    }

    /** The level would exceed its limit. */
    public static final class TooManyException extends StockException {
        TooManyException() {
            super("A stock level can have at most %d units.".formatted(StockAdminService.MAX_UNITS));
        }
    }
}
