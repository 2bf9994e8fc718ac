package com.bharatmart.order.note;

import com.bharatmart.order.OrderException;
import com.bharatmart.order.OrderId;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.audit.ReadAuditLog;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes of staff on orders. The audit log has their ids, not their texts, which can be personal data. */
@Service
public class OrderNoteService {

    private final OrderNoteRepository notes;
    private final AuditLog auditLog;
    private final ReadAuditLog reads;
    private final Clock clock;

    OrderNoteService(OrderNoteRepository notes, AuditLog auditLog, ReadAuditLog reads, Clock clock) {
        this.notes = notes;
        this.auditLog = auditLog;
        this.reads = reads;
        this.clock = clock;
    }

    /** Throws {@link OrderException.NotFoundException}. */
    @Transactional
    public OrderNote add(OrderId order, ShopPrincipal author, String text) {
        requireOrder(order);
        var note = new OrderNote(UuidCreator.getTimeOrderedEpoch(), author.id(), author.name(), text, clock.instant());
        notes.add(order, note);
        auditLog.record(new AuditEvent("order.noted", "order", order.value().toString(), null, new Added(note.id())));
        return note;
    }

    /**
     * The notes on an order, the newest first.
     *
     * @throws OrderException.NotFoundException if the order does not exist
     * @throws Cursor.InvalidCursorException if the cursor does not belong to this list
     */
    public Page<OrderNote> list(OrderId order, int limit, @Nullable Cursor cursor) {
        requireOrder(order);
        var rows = notes.page(order, cursor == null ? null : cursor.uuid(0), limit + 1);
        reads.record(new AuditEvent("order-notes.viewed", "order", order.value().toString(), null, null));
        return Page.of(rows, limit, last -> Cursor.of(last.id()));
    }

    private void requireOrder(OrderId order) {
        if (!notes.hasOrder(order)) {
            throw new OrderException.NotFoundException();
        }
    }

    private record Added(UUID note) {}
}
