package com.bharatmart.payment.mismatch;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps mismatches until staff have resolved them. */
@Service
public class MismatchService {

    private static final Logger log = LoggerFactory.getLogger(MismatchService.class);

    private final MismatchRepository mismatches;
    private final AuditLog auditLog;

    MismatchService(MismatchRepository mismatches, AuditLog auditLog) {
        this.mismatches = mismatches;
        this.auditLog = auditLog;
    }

    /** Adds it, in the transaction of the caller. Without effect for a cause that is known. */
    public void report(Mismatch mismatch) {
        if (mismatches.add(mismatch)) {
            log.warn("Payment mismatch {}: {}", mismatch.kind(), mismatch.cause());
        }
    }

    /** The newest first. */
    public Page<MismatchView> list(boolean openOnly, int limit, @Nullable Cursor cursor) {
        return mismatches.page(openOnly, limit, cursor);
    }

    /** Closes an open one. Returns it; empty if it does not exist or is closed. */
    @Transactional
    public Optional<MismatchView> resolve(UUID id, String by, String resolution) {
        if (!mismatches.resolve(id, by, resolution)) {
            return Optional.empty();
        }
        auditLog.record(new AuditEvent(
                "payment-mismatch.resolved", "payment-mismatch", id.toString(), null, new Resolution(resolution)));
        return mismatches.find(id);
    }

    private record Resolution(String resolution) {}
}
