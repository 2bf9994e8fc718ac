package com.bharatmart.drill;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.testing.Http;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Logs customers in, twice a second, however long earlier logins take. */
final class LoginLoad implements AutoCloseable {

    private static final long INTERVAL = 500; // ms

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService logins = Executors.newVirtualThreadPerTaskExecutor();

    LoginLoad(Http http, OrderLedger ledger, List<SignedInClient> customers) {
        Runnable login = () -> {
            var email = customers
                    .get(ThreadLocalRandom.current().nextInt(customers.size()))
                    .email();
            ledger.ask(OrderLedger.Kind.LOGIN, () -> SignedInClient.login(http, email, TestAccounts.PASSWORD));
        };
        var _ = timer.scheduleAtFixedRate(() -> logins.execute(login), 0, INTERVAL, TimeUnit.MILLISECONDS);
    }

    /** Returns when the last login was answered. */
    @Override
    public void close() {
        timer.shutdownNow();
        timer.close();
        logins.close();
    }
}
