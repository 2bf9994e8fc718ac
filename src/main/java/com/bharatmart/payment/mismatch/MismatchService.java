package com.bharatmart.payment.mismatch;

import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Keeps mismatches until staff have resolved them. */
@Service
public class MismatchService {

    private static final Logger log = LoggerFactory.getLogger(MismatchService.class);

    private final MismatchRepository mismatches;

    MismatchService(MismatchRepository mismatches) {
        this.mismatches = mismatches;
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
    public Optional<MismatchView> resolve(UUID id, String by, String resolution) {
        return mismatches.resolve(id, by, resolution) ? mismatches.find(id) : Optional.empty();
    }

    public long countOpen() {
        return mismatches.countOpen();
    }
}
