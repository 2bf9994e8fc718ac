package com.bharatmart.identity;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.session.LoginSessionService;
import org.springframework.stereotype.Service;

/** The end of a login that its owner wants. */
@Service
public class LogoutService {

    private final LoginRepository logins;
    private final LoginSessionService sessions;
    private final TransactionRetry transactions;
    private final AuditLog audit;

    LogoutService(LoginRepository logins, LoginSessionService sessions, TransactionRetry transactions, AuditLog audit) {
        this.logins = logins;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Ends the login, and the session that it came by. */
    public void logout(LoginAuthentication login, String sessionId) {
        transactions.execute(() -> {
            logins.end(new LoginId(login.login()));
            audit.record(new AuditEvent("account.logged-out", "account", login.getName(), null, null));
            return true;
        });
        sessions.end(sessionId);
    }
}
