package com.bharatmart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CartTest {

    private static final Sku KURTA = new Sku("KURTA");
    private static final Sku TOWEL = new Sku("TOWEL");
    private static final Money PRICE = Money.inr(49900);
    private static final Instant EXPIRY = Instant.parse("2026-08-01T00:00:00Z");

    Cart cart = new Cart(new CartId("0".repeat(32)), null, Cart.Status.ACTIVE, 4, EXPIRY);
    CartItem kurta = new CartItem(CartItemId.next(), KURTA, new Quantity(2), PRICE);

    @BeforeEach
    void setUp() {
        cart.restore(kurta);
    }

    @Test
    void storedLineHasNotChanged() {
        kurta.recordPrice(Money.inr(1));

        assertThat(cart.changedItems()).isEmpty();
        assertThat(kurta.priceWhenAdded()).isEqualTo(PRICE);
    }

    @Test
    void onlyTheLineThatGetsUnitsHasChanged() {
        var towel = cart.add(TOWEL, new Quantity(1));

        assertThat(cart.changedItems()).containsExactly(towel);
        assertThat(cart.add(KURTA, new Quantity(3))).isSameAs(kurta);
        assertThat(cart.changedItems()).containsExactly(kurta, towel);
        assertThat(kurta.quantity()).isEqualTo(new Quantity(5));
        assertThat(kurta.priceWhenAdded()).isNull();
    }

    @Test
    void recordedPriceOfALineWithoutOneIsAChange() {
        var towel = new CartItem(CartItemId.next(), TOWEL, new Quantity(1), null);
        cart.restore(towel);

        towel.recordPrice(PRICE);

        assertThat(cart.changedItems()).containsExactly(towel);
    }

    @Test
    void removedLineIsKnownUntilTheCartIsWritten() {
        cart.remove(kurta);

        assertThat(cart.items()).isEmpty();
        assertThat(cart.changedItems()).isEmpty();
        assertThat(cart.removedItems()).containsExactly(kurta.id());
    }

    @Test
    void changeHasTheNextVersionAndALaterExpiry() {
        cart.extendTo(EXPIRY.plusSeconds(1));

        assertThat(cart.version()).isEqualTo(5);
        assertThat(cart.expiresAt()).isEqualTo(EXPIRY.plusSeconds(1));
    }
}
