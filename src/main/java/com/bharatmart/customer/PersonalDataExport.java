package com.bharatmart.customer;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccountService;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.privacy.KeptRecord;
import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.session.LoginSessionService;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * What people may demand of those who keep data about them: a copy (DPDP Act 2023, section 11) and erasure (section 12).
 * Every module answers for its own tables.
 */
@Service
public class PersonalDataExport {

    private final List<PersonalData> everything;
    private final CustomerAccountService accounts;
    private final LoginSessionService sessions;
    private final TransactionRetry transactions;
    private final AuditLog audit;

    PersonalDataExport(
            List<PersonalData> everything,
            CustomerAccountService accounts,
            LoginSessionService sessions,
            TransactionRetry transactions,
            AuditLog audit) {
        this.everything = List.copyOf(everything);
        this.accounts = accounts;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** All that is held, by the name of what it is. */
    public SequencedMap<String, Object> export(LoginAuthentication login) {
        var customer = new CustomerId(login.getPrincipal().id());
        return transactions.execute(() -> {
            var data = new TreeMap<String, Object>();
            everything.forEach(part -> data.put(part.name(), part.export(customer)));
            audit.record(event("customer.exported", login));
            return data;
        });
    }

    /**
     * Erases the customer, all of it or nothing, and ends all their logins. The e-mail address can sign up again.
     *
     * @param sessionId by which they came
     * @return what is kept, and why
     * @throws com.bharatmart.identity.AccountException.LoginNotFreshException if they have not logged in just now
     * @throws com.bharatmart.identity.AccountException.NotFoundException if the account was erased already
     */
    public List<KeptRecord> erase(LoginAuthentication login, String sessionId) {
        var customer = new CustomerId(login.getPrincipal().id());
        var kept = transactions.execute(() -> {
            accounts.lock(new AccountId(customer.value()));
            accounts.requireFreshLogin(login);
            var left = everything.stream()
                    .flatMap(part -> part.erase(customer).stream())
                    .toList();
            audit.record(event("customer.erased", login));
            return left;
        });
        sessions.end(sessionId);
        return kept;
    }

    private static AuditEvent event(String action, LoginAuthentication login) {
        return new AuditEvent(action, "account", login.getName(), null, null);
    }
}
