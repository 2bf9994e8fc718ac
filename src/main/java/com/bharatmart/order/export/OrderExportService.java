package com.bharatmart.order.export;

import com.bharatmart.order.OrderPeriod;
import com.bharatmart.order.OrderStatus;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.ReadAuditLog;
import com.bharatmart.platform.csv.SafeCsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Writes orders as CSV, one row for each line of an order. Each batch of orders is read by a statement of its own, so that no
 * connection waits while a client reads. The audit log records the export: the file has personal data.
 */
@Service
public class OrderExportService {

    private final OrderExportRepository orders;
    private final ReadAuditLog reads;

    OrderExportService(OrderExportRepository orders, ReadAuditLog reads) {
        this.orders = orders;
        this.reads = reads;
    }

    /**
     * Writes any number of orders, in the order of their checkouts, in bounded memory. Reads the first orders and writes the
     * entry of the audit log before the file begins. An order that changes meanwhile is in the file as it was before or
     * after the change.
     *
     * @param status null for all
     * @param csv is flushed and not closed
     * @throws IOException if the client does not read any more
     */
    public void write(@Nullable OrderStatus status, OrderPeriod period, OutputStream csv) throws IOException {
        var rows = orders.after(null, status, period);
        reads.record(new AuditEvent(
                "orders-export.viewed",
                "order",
                "",
                null,
                new Export(criteria(status, period), OrderExportRepository.COLUMNS)));
        var file = new SafeCsvWriter(csv);
        file.write(OrderExportRepository.COLUMNS);
        while (!rows.isEmpty()) {
            for (var row : rows) {
                file.write(row.cells());
            }
            file.flush();
            rows = orders.after(rows.getLast().order(), status, period);
        }
        file.flush();
    }

    private static List<String> criteria(@Nullable OrderStatus status, OrderPeriod period) {
        var criteria = new ArrayList<String>();
        if (status != null) {
            criteria.add("status=" + status);
        }
        if (period.from() != null) {
            criteria.add("from=" + period.from());
        }
        if (period.to() != null) {
            criteria.add("to=" + period.to());
        }
        return criteria;
    }

    private record Export(List<String> criteria, List<String> columns) {}
}
