package com.bharatmart.platform.audit;

import com.bharatmart.platform.archive.ArchivedTable;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Old months of the audit log are archived, with their last seal: by it, and the seals before it, their rows are proved. */
@Component
class AuditLogArchive implements ArchivedTable {

    private final AuditSealRepository seals;

    AuditLogArchive(AuditSealRepository seals) {
        this.seals = seals;
    }

    @Override
    public String name() {
        return "audit_log";
    }

    @Override
    public Map<String, String> attributes(YearMonth month) {
        return seals.lastOf(month.atDay(1))
                .map(seal -> Map.of("lastSeal", String.valueOf(seal.number()), "lastSealMac", seal.hex()))
                .orElse(Map.of());
    }
}
