package com.bharatmart.notification;

/** Why a request for a stock notice fails. */
public abstract sealed class StockNoticeException extends RuntimeException {

    StockNoticeException(String message) {
        super(message);
    }

    /** The SKU is not for sale, or the token or the notice does not exist. */
    public static final class NotFoundException extends StockNoticeException {
        NotFoundException() {
            super("There is no such product or notice.");
        }
    }

    /** The SKU can be bought now. */
    public static final class InStockException extends StockNoticeException {
        InStockException() {
            super("This is in stock: it can be bought now.");
        }
    }

    /** The request names no address, and the caller has none. */
    public static final class EmailRequiredException extends StockNoticeException {
        EmailRequiredException() {
            super("is required, unless the caller is signed in and has an e-mail address");
        }
    }
}
