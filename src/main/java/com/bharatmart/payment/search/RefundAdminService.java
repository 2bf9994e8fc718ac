package com.bharatmart.payment.search;

import com.bharatmart.payment.FailedRefundService;
import com.bharatmart.payment.RefundException;
import com.bharatmart.payment.RefundId;
import com.bharatmart.payment.RefundStatus;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The refunds of all orders, for staff. Every change is recorded in the audit log. */
@Service
public class RefundAdminService {

    private final RefundSearchRepository searches;
    private final FailedRefundService failed;
    private final AuditLog auditLog;

    RefundAdminService(RefundSearchRepository searches, FailedRefundService failed, AuditLog auditLog) {
        this.searches = searches;
        this.failed = failed;
        this.auditLog = auditLog;
    }

    /**
     * The newest first.
     *
     * @param status null for all
     * @throws Cursor.InvalidCursorException if the cursor does not belong to this list
     */
    public Page<RefundSummary> list(@Nullable RefundStatus status, int limit, @Nullable Cursor cursor) {
        return searches.page(status, limit, cursor);
    }

    /** Has the gateway asked again now for a refund that has failed. Throws {@link RefundException.NotFoundException}. */
    @Transactional
    public RefundSummary retry(RefundId id) {
        if (failed.retry(id)) {
            record("refund.retried", id, null);
        }
        return find(id);
    }

    /**
     * Records that staff have sent the money of a failed refund by the bank of the shop.
     *
     * @param reference of the transfer to the shopper
     * @throws RefundException if there is no such refund, or it has not failed
     */
    @Transactional
    public RefundSummary complete(RefundId id, String reference) {
        if (failed.complete(id, reference)) {
            record("refund.completed", id, new Completion(reference));
        }
        return find(id);
    }

    private void record(String action, RefundId id, @Nullable Object after) {
        auditLog.record(new AuditEvent(action, "refund", id.value().toString(), null, after));
    }

    private RefundSummary find(RefundId id) {
        return searches.find(id).orElseThrow(RefundException.NotFoundException::new);
    }

    private record Completion(String reference) {}
}
