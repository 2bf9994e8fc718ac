package com.bharatmart.platform.audit;

import com.bharatmart.platform.archive.ArchivedTable;
import org.springframework.stereotype.Component;

/** Old months of the audit log are archived. */
@Component
class AuditLogArchive implements ArchivedTable {

    @Override
    public String name() {
        return "audit_log";
    }
}
