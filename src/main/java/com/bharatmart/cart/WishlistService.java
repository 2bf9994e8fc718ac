package com.bharatmart.cart;

import com.bharatmart.catalog.CatalogService;
import com.bharatmart.inventory.StockService;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Wishlists of customers, at the current prices. */
@Service
public class WishlistService {

    private final WishlistRepository wishlists;
    private final CatalogService catalog;
    private final StockService stock;
    private final CartProperties properties;

    WishlistService(
            WishlistRepository wishlists, CatalogService catalog, StockService stock, CartProperties properties) {
        this.wishlists = wishlists;
        this.catalog = catalog;
        this.stock = stock;
        this.properties = properties;
    }

    /**
     * The newest first.
     *
     * @throws Cursor.InvalidCursorException if the cursor does not belong to this list
     */
    @Transactional(readOnly = true)
    public Page<WishlistItem> list(CustomerId customer, @Nullable Cursor cursor, int limit) {
        var rows = wishlists.page(customer, cursor == null ? null : cursor.uuid(0), limit + 1);
        var page = Page.of(rows, limit, last -> Cursor.of(last.id()));
        return new Page<>(items(page.data()), page.nextCursor());
    }

    /**
     * Adds a SKU if it is not on the list yet.
     *
     * @throws CartException.NotForSaleException if the shop does not sell the SKU
     * @throws CartException.LimitExceededException if the list is full; concurrent calls can exceed the limit
     */
    @Transactional
    public WishlistItem add(CustomerId customer, Sku sku) {
        CartOffers.requireForSale(sku, catalog.offers(List.of(sku)));
        if (wishlists.add(customer, sku) && wishlists.count(customer) > properties.maxWishes()) {
            throw new CartException.LimitExceededException(
                    "A wishlist can have at most %d SKUs.".formatted(properties.maxWishes()));
        }
        return items(List.of(wishlists.find(customer, sku).orElseThrow(CartException.NotFoundException::new)))
                .getFirst();
    }

    /** Throws {@link CartException.NotFoundException} if the SKU is not on the list. */
    @Transactional
    public void remove(CustomerId customer, Sku sku) {
        if (!wishlists.remove(customer, sku)) {
            throw new CartException.NotFoundException();
        }
    }

    private List<WishlistItem> items(List<WishlistRepository.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var skus = rows.stream().map(WishlistRepository.Row::sku).toList();
        var offers = catalog.offers(skus);
        var available = stock.available(skus);
        return rows.stream()
                .map(row -> {
                    var offer = offers.get(row.sku());
                    var inStock = offer != null && offer.published() && available.getOrDefault(row.sku(), 0) > 0;
                    return new WishlistItem(row.sku(), row.addedAt(), offer, inStock);
                })
                .toList();
    }
}
