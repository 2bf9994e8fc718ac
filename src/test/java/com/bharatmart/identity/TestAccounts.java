package com.bharatmart.identity;

import com.bharatmart.identity.password.PasswordHasher;
import com.bharatmart.notification.LocalMessages;
import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.InProcessInstance;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;

/** Creates accounts with unique addresses and logs them in over HTTP. */
@TestComponent
public class TestAccounts {

    public static final String PASSWORD = "mangoes ripen in may";

    private static final String TOKEN = "\\b[0-9a-f]{32}\\b";

    private final Http http;
    private final AccountRepository accounts;
    private final PasswordHasher hasher;
    private final LocalMessages messages;
    private final Set<String> usedTokens = ConcurrentHashMap.newKeySet();

    TestAccounts(Http http, AccountRepository accounts, PasswordHasher hasher, LocalMessages messages) {
        this.http = http;
        this.accounts = accounts;
        this.hasher = hasher;
        this.messages = messages;
    }

    /** For an instance that has a database of its own. Its mails cannot be read. */
    public static TestAccounts of(InProcessInstance instance) {
        return new TestAccounts(
                instance.http(),
                instance.bean(AccountRepository.class),
                instance.bean(PasswordHasher.class),
                new LocalMessages());
    }

    public static String newAddress() {
        return "p-%s@example.com".formatted(UUID.randomUUID());
    }

    /** Signs up with {@link #PASSWORD} and returns the response of any status. */
    public static Http.Response signUp(Http http, String email) {
        return http.post("/api/v1/customers", """
                {"email": "%s", "password": "%s", "name": "Priya"}""".formatted(email, PASSWORD));
    }

    /** Returns a customer who has just logged in. No mails are sent. */
    public SignedInClient customer() {
        return add(ShopPrincipal.Kind.CUSTOMER, "Priya");
    }

    /** Returns a customer who has signed up with this address, verified it and logged in. */
    public SignedInClient customer(String email) {
        var answer = signUp(http, email);
        if (answer.status() != 202) {
            throw new AssertionError(answer.text());
        }
        answer = verify(http, mailedToken(email), "");
        if (answer.status() != 204) {
            throw new AssertionError(answer.text());
        }
        return SignedInClient.loggedIn(http, email, PASSWORD);
    }

    /** Waits for a mail with a new verification token to the address, and returns the token. */
    public String mailedToken(String email) {
        return Awaitility.await()
                .until(
                        () -> messages.to(email).stream()
                                .filter(mail -> mail.subject().startsWith("Verify"))
                                .map(mail -> mail.find(TOKEN))
                                .filter(token -> !usedTokens.contains(token))
                                .findFirst()
                                .filter(usedTokens::add),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Sends a verification token and returns the response of any status. */
    public static Http.Response verify(Http http, String token, String body, String... headers) {
        return http.post("/api/v1/customers/verifications/" + token, body, headers);
    }

    /** Returns a member of staff with these roles who has changed the first password and logged in. */
    public SignedInClient staff(Role... roles) {
        return add(ShopPrincipal.Kind.STAFF, "Kiran", roles);
    }

    private SignedInClient add(ShopPrincipal.Kind kind, String name, Role... roles) {
        var email = newAddress();
        accounts.add(
                new Account(
                        AccountId.next(),
                        kind,
                        name,
                        new EmailAddress(email),
                        hasher.hash(PASSWORD),
                        false,
                        Arrays.stream(roles).collect(Collectors.toUnmodifiableSet()),
                        true,
                        0),
                null);
        return SignedInClient.loggedIn(http, email, PASSWORD);
    }
}
