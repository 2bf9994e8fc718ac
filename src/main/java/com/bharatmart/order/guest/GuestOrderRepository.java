package com.bharatmart.order.guest;

import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PhoneNumber;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gives orders of guests to accounts: the column {@code customer_id} of {@code orders}. */
@Repository
@SuppressWarnings("InlineFormatString") // the text of a statement is at the top of its repository
class GuestOrderRepository {

    private static final String JOIN = """
            UPDATE orders SET customer_id = :customer
            WHERE id IN (SELECT id FROM orders WHERE customer_id IS NULL AND %s ORDER BY id DESC LIMIT :limit)
              AND customer_id IS NULL""";

    /** By the index {@code orders_email}. */
    private static final String JOIN_BY_EMAIL = JOIN.formatted("lower(email) = lower(:email)");

    /** By the index {@code orders_phone}. */
    private static final String JOIN_BY_PHONE =
            JOIN.formatted("phone = :phone AND placed_at > now() - make_interval(secs => :age)");

    private final JdbcClient jdbc;

    GuestOrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the number of orders that have joined, {@code limit} at most. */
    int join(CustomerId customer, EmailAddress email, int limit) {
        return jdbc.sql(JOIN_BY_EMAIL)
                .param("customer", customer.value())
                .param("email", email.value())
                .param("limit", limit)
                .update();
    }

    /**
     * As {@link #join(CustomerId, EmailAddress, int)}.
     *
     * @param age of the oldest order that joins
     */
    int join(CustomerId customer, PhoneNumber phone, Duration age, int limit) {
        return jdbc.sql(JOIN_BY_PHONE)
                .param("customer", customer.value())
                .param("phone", phone.value())
                .param("age", age.toSeconds())
                .param("limit", limit)
                .update();
    }
}
