package com.bharatmart.inventory;

/** Why a level cannot be changed as staff want it. */
public abstract sealed class StockException extends RuntimeException {

    StockException(String message) {
        super(message);
    }

    /** No such sku. */
    public static final class NotFoundException extends StockException {
        NotFoundException() {
            super("there is no such sku");
        }
    }

    /** Pieces that are kept for orders cannot be taken away. */
    public static final class TooFewException extends StockException {
        TooFewException(StockLevel level) {
            super("Only %d pieces are available; %d are reserved for orders."
                    .formatted(level.available(), level.reserved()));
        }
    }

    /** More pieces than a level holds. */
    public static final class TooManyException extends StockException {
        TooManyException() {
            super("A level holds %d pieces at the most.".formatted(StockAdminService.MOST));
        }
    }
}
