package com.bharatmart.identity;

import com.bharatmart.testing.Http;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is logged in, and sends their session with every request.
 *
 * @param token the session's id
 */
public record SignedInClient(Http http, UUID id, String email, String token) {

    /** Logs in over HTTP, as the contract has it: 503 with Retry-After means once more. */
    public static SignedInClient loggedIn(Http http, String email, String password) {
        var answer = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> login(http, email, password),
                        one -> one.status() != 503 || one.header("Retry-After").isEmpty());
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return from(http, email, answer);
    }

    /** Whoever was told this when they logged in. */
    public static SignedInClient from(Http http, String email, Http.Answer answer) {
        return new SignedInClient(
                http,
                UUID.fromString(answer.json().at("/principal/id").asString()),
                email,
                answer.header("X-Auth-Token").orElseThrow());
    }

    /** Whatever comes of it. */
    public static Http.Answer login(Http http, String email, String password, String... headers) {
        return http.post("/api/v1/auth/login", """
                {"email": "%s", "password": "%s"}""".formatted(email, password), headers);
    }

    /** The same session at another instance. */
    public SignedInClient at(Http other) {
        return new SignedInClient(other, id, email, token);
    }

    /** The header of the session, and more: name, value, name, value. */
    public String[] headers(String... more) {
        return Stream.concat(Stream.of("X-Auth-Token", token), Stream.of(more)).toArray(String[]::new);
    }

    public Http.Answer get(String path, String... headers) {
        return http.get(path, headers(headers));
    }

    public Http.Answer post(String path, String body, String... headers) {
        return http.post(path, body, headers(headers));
    }

    public Http.Answer send(String method, String path, @Nullable String body, String... headers) {
        return http.send(method, path, body, headers(headers));
    }
}
