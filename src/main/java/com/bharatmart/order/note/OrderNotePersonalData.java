package com.bharatmart.order.note;

import com.bharatmart.order.retention.OrdersAnonymized;
import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.privacy.RetainedRecord;
import com.bharatmart.platform.security.CustomerId;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes on the orders of a customer. They can name the customer, and no law requires them: the erasure removes them. */
@Component
class OrderNotePersonalData implements PersonalData {

    private final OrderNoteRepository notes;

    OrderNotePersonalData(OrderNoteRepository notes) {
        this.notes = notes;
    }

    @Override
    public String name() {
        return "orderNotes";
    }

    @Override
    public Set<String> tables() {
        return Set.of("order_note");
    }

    /** Notes are internal to the shop. */
    @Override
    public Object export(CustomerId customer) {
        return List.of();
    }

    @Override
    public List<RetainedRecord> erase(CustomerId customer) {
        notes.removeAllOf(customer);
        return List.of();
    }

    @EventListener
    void on(OrdersAnonymized event) {
        notes.removeAllOf(event.orders());
    }
}
