package com.bharatmart.inventory;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import com.bharatmart.shared.Sku;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Where staff look after the stock. No change takes away what is kept for an order, and each says why. */
@Service
public class StockAdminService {

    /** Pieces of one sku. */
    public static final int MOST = 10_000_000;

    private final StockLevelRepository levels;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;
    private final AuditLog auditLog;

    StockAdminService(
            StockLevelRepository levels,
            TransactionRetry transactions,
            ApplicationEventPublisher events,
            AuditLog auditLog) {
        this.levels = levels;
        this.transactions = transactions;
        this.events = events;
        this.auditLog = auditLog;
    }

    /** Throws {@link StockException.NotFoundException}. */
    public StockLevel view(Sku sku) {
        return levels.find(sku).orElseThrow(StockException.NotFoundException::new);
    }

    /**
     * The levels in the order of their skus.
     *
     * @param sku this one only, null for all
     * @param below those with fewer available pieces, null for all
     */
    public Page<StockLevel> list(@Nullable Sku sku, @Nullable Integer below, int limit, @Nullable Cursor cursor) {
        var after = cursor == null ? "" : cursor.text(0);
        var rows = levels.page(sku, threshold(below), after, limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.sku()));
    }

    /** How many levels {@link #list} has in all. */
    public long count(@Nullable Sku sku, @Nullable Integer below) {
        return levels.length(sku, threshold(below));
    }

    /**
     * Why the level is what it is, the newest first.
     *
     * @throws StockException.NotFoundException if there is no such sku
     */
    public Page<StockMovement> movements(Sku sku, int limit, @Nullable Cursor cursor) {
        view(sku);
        var rows = levels.movements(sku, cursor == null ? Long.MAX_VALUE : cursor.number(0), limit + 1);
        var page = Page.of(rows, limit, last -> Cursor.of(last.getKey()));
        return new Page<>(page.data().stream().map(Map.Entry::getValue).toList(), page.nextCursor());
    }

    /**
     * Pieces come or go.
     *
     * @param change more than 0 to add, less to take away
     * @return the level afterwards
     * @throws StockException if there is no such sku, or it has not so many, or would have too many
     */
    public StockLevel adjust(Sku sku, IfMatch ifMatch, int change, StockReason reason, @Nullable String note) {
        return move(sku, ifMatch, _ -> change, reason, note);
    }

    /**
     * Sets how many pieces there are that are not sold: the reserved ones and those that are left then are available.
     * As {@link #adjust}; without a movement if there are as many already.
     */
    public StockLevel set(Sku sku, IfMatch ifMatch, int onHand, StockReason reason, @Nullable String note) {
        return move(sku, ifMatch, level -> onHand - level.onHand(), reason, note);
    }

    private StockLevel move(
            Sku sku, IfMatch ifMatch, ToIntFunction<StockLevel> change, StockReason reason, @Nullable String note) {
        return transactions.execute(() -> {
            var before = levels.findLocked(sku).orElseThrow(StockException.NotFoundException::new);
            ifMatch.require(before.state());
            var pieces = change.applyAsInt(before);
            if (pieces == 0) {
                return before;
            }
            var movement = levels.adjust(sku, pieces, reason.name(), note, MOST)
                    .orElseThrow(() -> pieces < 0
                            ? new StockException.TooFewException(before)
                            : new StockException.TooManyException());
            if ((before.available() == 0) != (movement.available() == 0)) {
                events.publishEvent(new AvailabilityChanged(sku));
            }
            var after = new StockLevel(sku, movement.available(), before.reserved(), before.sold());
            auditLog.record(
                    new AuditEvent("stock.moved", "stock-level", sku.value(), before, new Change(after, movement)));
            return after;
        });
    }

    private static int threshold(@Nullable Integer below) {
        return below == null ? Integer.MAX_VALUE : below;
    }

    private record Change(StockLevel level, StockMovement movement) {}
}
