package com.bharatmart.identity;

import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a guest's cart when the guest turns out to be a customer. Implemented where carts are known. */
public interface GuestCartMerger {

    /**
     * Merges the cart that the client has used as a guest into the customer's own. Doing it again, with the same cart or
     * at the same time, adds nothing twice.
     *
     * @param guestCart 32 hexadecimal digits; null for none. One that is no guest's is passed over
     */
    Carried carry(AccountId customer, @Nullable String guestCart);

    /**
     * The customer's cart.
     *
     * @param cartId null if the customer has none
     * @param left what it had no room for, which is in the guest's cart still
     */
    record Carried(@Nullable String cartId, List<Left> left) {

        /** Of somebody who has no cart. */
        public static final Carried NOTHING = new Carried(null, List.of());

        public Carried {
            left = List.copyOf(left);
        }
    }

    /** So many pieces of a sku. */
    record Left(Sku sku, Quantity quantity) {}
}
