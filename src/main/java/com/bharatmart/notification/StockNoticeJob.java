package com.bharatmart.notification;

import com.bharatmart.catalog.CatalogService;
import com.bharatmart.catalog.Offer;
import com.bharatmart.inventory.StockService;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.database.WriteJobs;
import com.bharatmart.shared.Sku;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks from time to time whether what people wait for is in stock, and queues their messages. A sale or a delivery of stock
 * does not know of it: its row is locked by all buyers and must not wait for notices. Runs on every instance, on one at a
 * time.
 */
@Component
class StockNoticeJob {

    /** Three notices for each unit within an hour: not all who get one buy, and the others would come in vain. */
    private static final int NOTICES_PER_UNIT = 3;

    private static final int MAX_NOTICES = 500;

    private static final int BATCH = 200;

    private static final Duration MAX_UNCONFIRMED = Duration.ofDays(7);
    private static final Duration MAX_WAIT = Duration.ofDays(180);

    private final StockNoticeQueueRepository queue;
    private final StockNoticeRepository notices;
    private final MessageRepository messages;
    private final StockService stock;
    private final CatalogService catalog;
    private final TransactionRetry transactions;

    StockNoticeJob(
            StockNoticeQueueRepository queue,
            StockNoticeRepository notices,
            MessageRepository messages,
            StockService stock,
            CatalogService catalog,
            TransactionRetry transactions) {
        this.queue = queue;
        this.notices = notices;
        this.messages = messages;
        this.stock = stock;
        this.catalog = catalog;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT15S", scheduler = WriteJobs.SCHEDULER)
    void notifyWaiting() {
        queueOverdue();
        var after = Optional.of("");
        while (after.isPresent()) {
            var from = after.get();
            after = transactions.execute(() -> notifyBatch(from));
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT6M", scheduler = WriteJobs.SCHEDULER)
    void deleteStale() {
        notices.deleteStale(MAX_UNCONFIRMED, MAX_WAIT);
    }

    /** Queues messages again that were dropped. One that waits is not queued twice. */
    private void queueOverdue() {
        transactions.execute(() -> {
            var overdue = queue.overdue(MAX_NOTICES);
            overdue.forEach(this::queueMessage);
            return overdue.size();
        });
    }

    static Duration maxUnconfirmed() {
        return MAX_UNCONFIRMED;
    }

    /** Returns where the next batch starts; empty after the last one, and if another instance is at work. */
    private Optional<String> notifyBatch(String after) {
        if (!queue.tryLock()) {
            return Optional.empty();
        }
        var skus = queue.waitingSkus(after, BATCH);
        var units = stock.available(skus);
        var inStock =
                skus.stream().filter(sku -> units.getOrDefault(sku, 0) > 0).toList();
        var offers = catalog.offers(inStock);
        inStock.stream()
                .filter(sku -> Optional.ofNullable(offers.get(sku))
                        .filter(Offer::published)
                        .isPresent())
                .forEach(sku -> release(sku, units.getOrDefault(sku, 0)));
        return skus.size() < BATCH ? Optional.empty() : Optional.of(last(skus));
    }

    private void release(Sku sku, int units) {
        var most = Math.min(MAX_NOTICES, units * NOTICES_PER_UNIT);
        queue.release(sku, most).forEach(this::queueMessage);
    }

    private void queueMessage(UUID id) {
        messages.addAgain(QueuedMessage.mail(id, MessageKind.BACK_IN_STOCK));
    }

    private static String last(List<Sku> skus) {
        return skus.getLast().value();
    }
}
