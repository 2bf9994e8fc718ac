package com.bharatmart.identity;

import com.bharatmart.notification.LocalMessages;
import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.testing.Http;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;

/** Makes people with accounts, each under an address that no other test uses, and logs them in over HTTP. */
@TestComponent
public class TestAccounts {

    public static final String PASSWORD = "mangoes ripen in may";

    private static final String TOKEN = "\\b[0-9a-f]{32}\\b";

    private final Http http;
    private final AccountRepository accounts;
    private final PasswordHasher hashes;
    private final LocalMessages messages;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    TestAccounts(Http http, AccountRepository accounts, PasswordHasher hashes, LocalMessages messages) {
        this.http = http;
        this.accounts = accounts;
        this.hashes = hashes;
        this.messages = messages;
    }

    public static String newAddress() {
        return "p-%s@example.com".formatted(UUID.randomUUID());
    }

    /** With {@link #PASSWORD}; whatever comes of it. */
    public static Http.Answer signUp(Http http, String email) {
        return http.post("/api/v1/customers", """
                {"email": "%s", "password": "%s", "name": "Priya"}""".formatted(email, PASSWORD));
    }

    /** A customer who has just logged in, without the mails of a sign-up. */
    public SignedInClient customer() {
        return add(ShopPrincipal.Kind.CUSTOMER, "Priya");
    }

    /** A customer who has signed up under this address, verified it and logged in. */
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

    /** The token of the mail that was sent to the address last, as soon as there is one that has not been taken yet. */
    public String mailedToken(String email) {
        return Awaitility.await()
                .until(
                        () -> messages.to(email).stream()
                                .filter(mail -> mail.subject().startsWith("Verify"))
                                .map(mail -> mail.find(TOKEN))
                                .filter(token -> !taken.contains(token))
                                .findFirst()
                                .filter(taken::add),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Whatever comes of it. */
    public static Http.Answer verify(Http http, String token, String body, String... headers) {
        return http.post("/api/v1/customers/verifications/" + token, body, headers);
    }

    /** A member of staff with these roles, or none, who has changed the first password already. */
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
                        hashes.hash(PASSWORD),
                        false,
                        Arrays.stream(roles).collect(Collectors.toUnmodifiableSet()),
                        true,
                        0),
                null);
        return SignedInClient.loggedIn(http, email, PASSWORD);
    }
}
