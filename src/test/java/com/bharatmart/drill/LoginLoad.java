package com.bharatmart.drill;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.testing.Http;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Logs customers in, twice a second, however long earlier logins take. */
final class LoginLoad implements AutoCloseable {

    private static final double PER_SECOND = 2;

    private final OpenLoop loop;

    LoginLoad(Http http, OrderLedger ledger, List<SignedInClient> customers) {
        Runnable login = () -> {
            var email = customers
                    .get(ThreadLocalRandom.current().nextInt(customers.size()))
                    .email();
            ledger.ask(OrderLedger.Kind.LOGIN, () -> SignedInClient.login(http, email, TestAccounts.PASSWORD));
        };
        loop = new OpenLoop(() -> PER_SECOND, () -> login);
    }

    /** Returns when the last login was answered. */
    @Override
    public void close() {
        loop.close();
    }
}
