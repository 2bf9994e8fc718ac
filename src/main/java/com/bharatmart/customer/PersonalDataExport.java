package com.bharatmart.customer;

import com.bharatmart.identity.AccountException;
import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccountService;
import com.bharatmart.identity.ReauthenticationService;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.privacy.RetainedRecord;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.session.LoginSessionService;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Exports (DPDP Act 2023, section 11) and erases (section 12) the personal data of a customer. Each module implements
 * {@link PersonalData} for its tables.
 */
@Component
public class PersonalDataExport {

    private final List<PersonalData> parts;
    private final CustomerAccountService accounts;
    private final ReauthenticationService reauthentication;
    private final LoginSessionService sessions;
    private final TransactionRetry transactions;
    private final AuditLog audit;

    PersonalDataExport(
            List<PersonalData> parts,
            CustomerAccountService accounts,
            ReauthenticationService reauthentication,
            LoginSessionService sessions,
            TransactionRetry transactions,
            AuditLog audit) {
        this.parts = List.copyOf(parts);
        this.accounts = accounts;
        this.reauthentication = reauthentication;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Returns the data of each part, by its name. */
    public SequencedMap<String, Object> export(LoginAuthentication login) {
        var customer = new CustomerId(login.getPrincipal().id());
        return transactions.execute(() -> {
            var data = new TreeMap<String, Object>();
            parts.forEach(part -> data.put(part.name(), part.export(customer)));
            audit.record(event("customer.exported", login));
            return data;
        });
    }

    /**
     * Erases all parts in one transaction, and ends all logins. The e-mail address can sign up again.
     *
     * @param sessionId the caller's session, which ends
     * @return the records that stay, and why
     * @throws AccountException.LoginNotFreshException if the login is not recent
     * @throws AccountException.NotFoundException if the account was erased already
     */
    public List<RetainedRecord> erase(LoginAuthentication login, String sessionId) {
        var customer = new CustomerId(login.getPrincipal().id());
        var kept = transactions.execute(() -> {
            accounts.lock(new AccountId(customer.value()));
            reauthentication.requireFreshLogin(login);
            var records = parts.stream()
                    .flatMap(part -> part.erase(customer).stream())
                    .toList();
            audit.record(event("customer.erased", login));
            return records;
        });
        sessions.end(sessionId);
        return kept;
    }

    private static AuditEvent event(String action, LoginAuthentication login) {
        return new AuditEvent(action, "account", login.getName(), null, null);
    }
}
