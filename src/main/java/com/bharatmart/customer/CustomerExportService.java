package com.bharatmart.customer;

import com.bharatmart.identity.CustomerAccount;
import com.bharatmart.identity.CustomerAccountService;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.ReadAuditLog;
import com.bharatmart.platform.csv.SafeCsvWriter;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Writes customers as CSV, with their consents: offers may go only to those who have agreed. Each batch is read
 * by statements of its own, so that no connection waits while a client reads. The audit log records the export: the file has
 * personal data.
 */
@Service
public class CustomerExportService {

    private static final int BATCH_SIZE = 500;

    private static final List<String> COLUMNS = List.of(
            "Id",
            "Name",
            "Email",
            "Phone",
            "Phone verified",
            "Blocked",
            "Created at",
            "Offers by email",
            "Offers by SMS");

    private final CustomerAccountService accounts;
    private final ConsentRepository consents;
    private final ReadAuditLog reads;

    CustomerExportService(CustomerAccountService accounts, ConsentRepository consents, ReadAuditLog reads) {
        this.accounts = accounts;
        this.consents = consents;
        this.reads = reads;
    }

    /**
     * Writes all customers except erased ones, the newest first, in bounded memory. Reads the first customers and writes the
     * entry of the audit log before the file begins.
     *
     * @param csv is flushed and not closed
     * @throws IOException if the client does not read any more
     */
    public void write(OutputStream csv) throws IOException {
        var page = page(null);
        reads.record(new AuditEvent("customers-export.viewed", "account", "", null, new Export(COLUMNS)));
        var file = new SafeCsvWriter(csv);
        file.write(COLUMNS);
        write(page.data(), file);
        while (page.nextCursor() != null) {
            page = page(page.nextCursor());
            write(page.data(), file);
        }
        file.flush();
    }

    private void write(List<CustomerAccount> batch, SafeCsvWriter file) throws IOException {
        var given = consents.given(batch.stream().map(CustomerAccount::id).toList());
        for (var customer : batch) {
            file.write(cells(customer, given.getOrDefault(customer.id(), Set.of())));
        }
        file.flush();
    }

    private Page<CustomerAccount> page(@Nullable Cursor cursor) {
        return accounts.list(new CustomerAccount.Filter(null, null, null, BATCH_SIZE, cursor));
    }

    private static List<String> cells(CustomerAccount customer, Set<ConsentPurpose> given) {
        var email = customer.email();
        var phone = customer.phone();
        return List.of(
                customer.id().value().toString(),
                customer.name(),
                email == null ? "" : email.value(),
                phone == null ? "" : phone.value(),
                yesOrNo(customer.phoneVerified()),
                yesOrNo(!customer.active()),
                customer.createdAt().toString(),
                yesOrNo(given.contains(ConsentPurpose.MARKETING_EMAIL)),
                yesOrNo(given.contains(ConsentPurpose.MARKETING_SMS)));
    }

    private static String yesOrNo(boolean value) {
        return value ? "yes" : "no";
    }

    private record Export(List<String> columns) {}
}
