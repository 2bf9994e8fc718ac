package com.bharatmart.testing;

import com.bharatmart.shared.Sku;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A new customer and everything that a customer can do in the shop, in steps. Each step runs even if the steps before it
 * failed. All personal and secret values are unique, so that tests can search for them.
 */
public final class PurchaseScenario {

    private static final String GSTIN = "27AAPFU0939F1ZV";

    private final Http http;
    private final Sku sku;
    private final Function<String, Optional<String>> mailedToken;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final String email = secret("e-mail address", "quenby.%s@example.com".formatted(random()));
    private final String phone =
            secret("phone", "98" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));
    private final String address = """
            {"name": "%s", "line1": "%s", "line2": "%s", "city": "%s", "state": "MH", "pin": "400001",
             "country": "IN", "phone": "%s"}""".formatted(
                    secret("name", "Quenby Zorblatt"),
                    secret("line1", "77 Frobnitz Gali"),
                    secret("line2", "Wexmoor Tower"),
                    secret("city", "Kandivalpur"),
                    phone);
    private final String guestSecret = secret("guest secret", "zorblatt-" + random());
    private String password = secret("password", "zorblatt sings in june");
    private String session = "none";
    private String cart = "/api/v1/carts/" + "0".repeat(32);
    private String order = "/api/v1/orders/" + UUID.randomUUID();
    private String orderToken = "none";

    /** @param mailedToken finds the token in a mail to an address */
    public PurchaseScenario(Http http, Sku sku, Function<String, Optional<String>> mailedToken) {
        this.http = http;
        this.sku = sku;
        this.mailedToken = mailedToken;
    }

    /** Values that no log may contain, and what they are. */
    public Map<String, String> secrets() {
        return secrets;
    }

    public Stream<Consumer<PurchaseScenario>> steps() {
        return Stream.of(
                PurchaseScenario::signUp,
                PurchaseScenario::logIn,
                PurchaseScenario::updateProfile,
                PurchaseScenario::saveAddress,
                PurchaseScenario::giveConsent,
                PurchaseScenario::createCart,
                PurchaseScenario::fillCart,
                PurchaseScenario::quote,
                PurchaseScenario::checkOut,
                PurchaseScenario::viewOrder,
                PurchaseScenario::cancelOrder,
                PurchaseScenario::requestCode,
                PurchaseScenario::enterCode,
                PurchaseScenario::requestPasswordReset,
                PurchaseScenario::resetPassword,
                PurchaseScenario::changePassword,
                PurchaseScenario::exportData,
                PurchaseScenario::eraseAccount,
                PurchaseScenario::logOut);
    }

    private void signUp() {
        post("/api/v1/customers", """
                {"email": "%s", "password": "%s", "name": "Quenby Zorblatt", "phone": "%s"}""".formatted(email, password, phone));
    }

    private void logIn() {
        if (tryLogin().status() == 401) {
            mailedToken
                    .apply(email)
                    .ifPresent(
                            token -> post("/api/v1/customers/verifications/" + secret("token of a mail", token), "{}"));
            tryLogin();
        }
    }

    private Http.Response tryLogin() {
        var response =
                post("/api/v1/auth/login", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
        response.header("X-Auth-Token").ifPresent(token -> session = secret("session", token));
        return response;
    }

    private void updateProfile() {
        send("PATCH", "/api/v1/customers/me", "{\"name\": \"Quenby Zorblatt\", \"phone\": \"%s\"}".formatted(phone));
    }

    private void saveAddress() {
        var withoutCountry = address.replace("\"country\": \"IN\", ", "");
        post("/api/v1/customers/me/addresses", withoutCountry.replace("}", ", \"gstin\": \"" + GSTIN + "\"}"));
    }

    private void giveConsent() {
        post(
                "/api/v1/customers/me/consents",
                "{\"purpose\": \"MARKETING_SMS\", \"noticeVersion\": \"2026-11\", \"given\": true}");
    }

    private void createCart() {
        asGuest("/api/v1/carts", "").header("Location").ifPresent(location -> {
            cart = location;
            secret("cart", location.substring(location.lastIndexOf('/') + 1));
        });
    }

    private void fillCart() {
        asGuest(cart + "/items", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku));
    }

    private void quote() {
        asGuest(cart + "/quote", "{\"shippingAddress\": {\"state\": \"MH\", \"pin\": \"400001\"}}");
    }

    private void checkOut() {
        var response =
                asGuest(cart + "/checkout", """
                {"contact": {"email": "%s", "phone": "%s"}, "shippingAddress": %s, "billingAddress": %s,
                 "gstin": "%s", "payment": {"method": "cod"}}""".formatted(email, phone, address, address, secret("gstin", GSTIN)));
        if (response.status() == 201) {
            order = response.header("Location").orElseThrow();
            orderToken = secret("order token", response.json().get("token").asString());
        }
    }

    private void viewOrder() {
        http.get(order, "X-Order-Token", orderToken);
    }

    private void cancelOrder() {
        http.post(order + "/cancel", "", "X-Order-Token", orderToken, "Idempotency-Key", key());
    }

    private void requestCode() {
        post("/api/v1/auth/otp", "{\"phone\": \"%s\"}".formatted(phone));
    }

    private void enterCode() {
        post("/api/v1/auth/otp/verify", "{\"phone\": \"%s\", \"code\": \"%s\"}".formatted(phone, "271828"));
    }

    private void requestPasswordReset() {
        post("/api/v1/auth/password-resets", "{\"email\": \"%s\"}".formatted(email));
    }

    private void resetPassword() {
        post(
                "/api/v1/auth/password-resets/" + secret("reset token", "zorblatt-" + "x".repeat(34)),
                "{\"password\": \"%s\"}".formatted(password));
    }

    private void changePassword() {
        var next = secret("password", "zorblatt sings in july");
        var response =
                post("/api/v1/auth/password", "{\"current\": \"%s\", \"new\": \"%s\"}".formatted(password, next));
        if (response.status() == 204) {
            password = next;
        }
    }

    private void exportData() {
        send("GET", "/api/v1/customers/me/export", null);
    }

    private void eraseAccount() {
        send("DELETE", "/api/v1/customers/me", null);
    }

    private void logOut() {
        post("/api/v1/auth/logout", "");
    }

    private Http.Response asGuest(String path, String body) {
        return http.post(path, body, "X-Guest-Secret", guestSecret, "Idempotency-Key", key());
    }

    private Http.Response post(String path, String body) {
        return http.post(path, body, "X-Auth-Token", session, "X-Guest-Secret", guestSecret, "Idempotency-Key", key());
    }

    private void send(String method, String path, @Nullable String body) {
        http.send(method, path, body, "X-Auth-Token", session);
    }

    private String key() {
        return secret("idempotency key", "zorblatt-" + random());
    }

    private String secret(String kind, String value) {
        secrets.put(value, kind);
        return value;
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }
}
