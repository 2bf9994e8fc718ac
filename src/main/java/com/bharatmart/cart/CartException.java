package com.bharatmart.cart;

import com.bharatmart.shared.Sku;

/** Why a cart cannot do what was asked of it. */
public abstract sealed class CartException extends RuntimeException {

    CartException(String message) {
        super(message);
    }

    /** No such cart or line or wish, it has expired, or it is not the caller's: the same answer for all. */
    public static final class NotFoundException extends CartException {
        public NotFoundException() {
            super("there is no such cart");
        }
    }

    /** The cart has become an order and does not change any more. */
    public static final class AlreadyOrderedException extends CartException {
        AlreadyOrderedException() {
            super("This cart has been ordered already. Start a new one.");
        }
    }

    /** The cart has nothing in it. */
    public static final class EmptyException extends CartException {
        EmptyException() {
            super("This cart is empty.");
        }
    }

    /** The shop does not sell this sku, or no more. */
    public static final class NotForSaleException extends CartException {
        NotForSaleException(Sku sku) {
            super("The shop does not sell %s.".formatted(sku));
        }
    }

    /** A line or the cart would be larger than the shop lets it be. */
    public static final class OverLimitException extends CartException {
        OverLimitException(String message) {
            super(message);
        }
    }
}
