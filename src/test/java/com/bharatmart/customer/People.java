package com.bharatmart.customer;

import com.bharatmart.Http;
import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.EmailAddress;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;

/** Makes people with accounts, each under an address that no other test uses, and logs them in over HTTP. */
@TestComponent
public class People {

    public static final String PASSWORD = "mangoes ripen in may";

    private final Http http;
    private final AccountRepository accounts;
    private final PasswordHashes hashes;

    People(Http http, AccountRepository accounts, PasswordHashes hashes) {
        this.http = http;
        this.accounts = accounts;
        this.hashes = hashes;
    }

    public static String newAddress() {
        return "p-%s@example.com".formatted(UUID.randomUUID());
    }

    /** With {@link #PASSWORD}; whatever comes of it. */
    public static Http.Answer signUp(Http http, String email) {
        return http.post("/api/v1/customers", """
                {"email": "%s", "password": "%s", "name": "Priya"}""".formatted(email, PASSWORD));
    }

    /** A customer who has just signed up and logged in. */
    public SignedIn customer() {
        var email = newAddress();
        var answer = signUp(http, email);
        if (answer.status() != 202) {
            throw new AssertionError(answer.text());
        }
        return SignedIn.by(http, email, PASSWORD);
    }

    /** A member of staff with these roles, or none, who has changed the first password already. */
    public SignedIn staff(Role... roles) {
        var email = newAddress();
        accounts.add(
                new Account(
                        AccountId.next(),
                        ShopPrincipal.Kind.STAFF,
                        "Kiran",
                        new EmailAddress(email),
                        hashes.hash(PASSWORD),
                        false,
                        Arrays.stream(roles).collect(Collectors.toUnmodifiableSet()),
                        true,
                        0),
                null);
        return SignedIn.by(http, email, PASSWORD);
    }
}
