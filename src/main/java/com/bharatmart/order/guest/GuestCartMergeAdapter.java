package com.bharatmart.order.guest;

import com.bharatmart.cart.CartId;
import com.bharatmart.cart.CustomerCartService;
import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.GuestCartMerger;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Merges carts for the identity module, which does not depend on the cart module. */
@Component
class GuestCartMergeAdapter implements GuestCartMerger {

    private final CustomerCartService carts;
    private final TransactionRetry transactions;

    GuestCartMergeAdapter(CustomerCartService carts, TransactionRetry transactions) {
        this.carts = carts;
        this.transactions = transactions;
    }

    @Override
    public MergedCart merge(AccountId account, @Nullable String guestCart) {
        var customer = new CustomerId(account.value());
        if (guestCart == null) {
            return new MergedCart(carts.find(customer).map(CartId::value).orElse(null), List.of());
        }
        var merged = transactions.execute(() -> carts.merge(customer, new CartId(guestCart)));
        return new MergedCart(
                merged.id().value(),
                merged.leftovers().stream()
                        .map(one -> new RemainingItem(one.sku(), one.quantity()))
                        .toList());
    }
}
