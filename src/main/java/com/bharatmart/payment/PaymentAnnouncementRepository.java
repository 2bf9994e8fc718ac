package com.bharatmart.payment;

import com.bharatmart.shared.Money;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code payment_announcement}: a queue, by its primary key. It is empty most of the time. */
@Repository
class PaymentAnnouncementRepository {

    private static final String ADD = """
            INSERT INTO payment_announcement (kind, order_id, subject_id, amount, currency)
            VALUES (:kind, :order, :subject, :amount, :currency)""";

    /** Kinds that only a later version knows wait for it. */
    private static final String TAKE = """
            DELETE FROM payment_announcement WHERE id IN (
                SELECT id FROM payment_announcement WHERE kind = ANY (:kinds)
                ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING id, kind, order_id, subject_id, amount, currency""";

    private static final String[] KINDS =
            Arrays.stream(PaymentAnnouncement.Kind.values()).map(Enum::name).toArray(String[]::new);

    private final JdbcClient jdbc;

    PaymentAnnouncementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds it in the transaction of the change. */
    void add(PaymentAnnouncement announcement) {
        jdbc.sql(ADD)
                .param("kind", announcement.kind().name())
                .param("order", announcement.order().value())
                .param("subject", announcement.subject())
                .param("amount", announcement.amount().amount())
                .param("currency", announcement.amount().currency().getCurrencyCode())
                .update();
    }

    /** Removes announcements when the transaction of the caller commits, and returns them, the oldest first. */
    List<PaymentAnnouncement> take(int limit) {
        return jdbc
                .sql(TAKE)
                .param("kinds", KINDS)
                .param("limit", limit)
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        new PaymentAnnouncement(
                                PaymentAnnouncement.Kind.valueOf(row.getString("kind")),
                                new OrderReference(row.getObject("order_id", UUID.class)),
                                row.getObject("subject_id", UUID.class),
                                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))))))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Row::id))
                .map(Row::announcement)
                .toList();
    }

    private record Row(long id, PaymentAnnouncement announcement) {}
}
