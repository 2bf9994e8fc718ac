package com.bharatmart.payment.search;

import com.bharatmart.payment.PaymentCaptureService;
import com.bharatmart.payment.PaymentId;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.audit.ReadAuditLog;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Payments for staff. Every read and every change is recorded in the audit log. */
@Service
public class PaymentAdminService {

    private final PaymentSearchRepository searches;
    private final PaymentCaptureService captures;
    private final ReadAuditLog reads;
    private final AuditLog auditLog;

    PaymentAdminService(
            PaymentSearchRepository searches, PaymentCaptureService captures, ReadAuditLog reads, AuditLog auditLog) {
        this.searches = searches;
        this.captures = captures;
        this.reads = reads;
        this.auditLog = auditLog;
    }

    /** The newest first. Throws {@link Cursor.InvalidCursorException}. */
    public Page<PaymentSummary> list(PaymentQuery query) {
        var page = searches.page(query);
        reads.record(new AuditEvent("payments.listed", "payment", "", null, search(query, page)));
        return page;
    }

    /**
     * Takes the money of an authorized payment. The request is recorded before the gateway is called.
     *
     * @throws com.bharatmart.payment.PaymentException if the payment does not exist or is not authorized
     * @throws com.bharatmart.payment.gateway.PaymentGatewayException if the gateway does not answer
     */
    public PaymentSummary capture(PaymentId id) {
        captures.requireAuthorized(id);
        auditLog.record(new AuditEvent("payment.captured", "payment", id.value().toString(), null, null));
        captures.capture(id);
        var query = new PaymentQuery(null, id.value().toString(), null, null, 1, null);
        return searches.page(query).data().getFirst();
    }

    private static ReadAuditLog.Search search(PaymentQuery query, Page<PaymentSummary> page) {
        var criteria = new LinkedHashMap<String, @Nullable Object>();
        criteria.put("status", query.status());
        criteria.put("reference", query.reference());
        criteria.put("from", query.from());
        criteria.put("to", query.to());
        criteria.values().removeIf(Objects::isNull);
        return new ReadAuditLog.Search(
                List.copyOf(criteria.keySet()),
                page.data().stream().map(PaymentSummary::id).toList());
    }
}
