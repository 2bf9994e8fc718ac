package com.bharatmart.order;

import com.bharatmart.cart.CartId;
import com.bharatmart.cart.Carts;
import com.bharatmart.customer.AccountId;
import com.bharatmart.customer.CartAtLogin;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stands between the carts and the people, who do not know each other. */
@Component
class CartsAtLogin implements CartAtLogin {

    private final Carts carts;
    private final TransactionRetry transactions;

    CartsAtLogin(Carts carts, TransactionRetry transactions) {
        this.carts = carts;
        this.transactions = transactions;
    }

    @Override
    public Carried carry(AccountId account, @Nullable String guestCart) {
        var customer = new CustomerId(account.value());
        if (guestCart == null) {
            return new Carried(carts.find(customer).map(CartId::value).orElse(null), List.of());
        }
        var merged = transactions.execute(() -> carts.merge(customer, new CartId(guestCart)));
        return new Carried(
                merged.id().value(),
                merged.left().stream()
                        .map(one -> new Left(one.sku(), one.quantity()))
                        .toList());
    }
}
