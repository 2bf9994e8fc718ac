package com.bharatmart.cart;

import com.bharatmart.shared.Sku;

/** Why a request for a cart or a wishlist fails. */
public abstract sealed class CartException extends RuntimeException {

    CartException(String message) {
        super(message);
    }

    /** The cart, line or wishlist item does not exist, is expired, or belongs to another customer. The answer is the same. */
    public static final class NotFoundException extends CartException {
        public NotFoundException() {
            super("The cart does not exist.");
        }
    }

    /** The cart has become an order and cannot change. */
    public static final class AlreadyOrderedException extends CartException {
        AlreadyOrderedException() {
            super("This cart has already been ordered. Start a new cart.");
        }
    }

    /** The cart is empty. */
    public static final class EmptyException extends CartException {
        EmptyException() {
            super("This cart is empty.");
        }
    }

    /** The shop does not sell this SKU, or no longer sells it. */
    public static final class NotForSaleException extends CartException {
        NotForSaleException(Sku sku) {
            super("The shop does not sell %s.".formatted(sku));
        }
    }

    /** A line, a cart or a wishlist would exceed its limit. */
    public static final class LimitExceededException extends CartException {
        LimitExceededException(String message) {
            super(message);
        }
    }
}
