package com.bharatmart.identity;

import com.bharatmart.testing.Http;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A client that sends its session with every request.
 *
 * @param token the id of the session
 */
public record SignedInClient(Http http, UUID id, String email, String token) {

    /** Logs in over HTTP. Repeats the request after a 503 with Retry-After. */
    public static SignedInClient loggedIn(Http http, String email, String password) {
        var answer = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> login(http, email, password),
                        response -> response.status() != 503
                                || response.header("Retry-After").isEmpty());
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return from(http, email, answer);
    }

    /** Returns the client of a successful login. */
    public static SignedInClient from(Http http, String email, Http.Response answer) {
        return new SignedInClient(
                http,
                UUID.fromString(answer.json().at("/principal/id").asString()),
                email,
                answer.header("X-Auth-Token").orElseThrow());
    }

    /** Logs in and returns the response of any status. */
    public static Http.Response login(Http http, String email, String password, String... headers) {
        return http.post("/api/v1/auth/login", """
                {"email": "%s", "password": "%s"}""".formatted(email, password), headers);
    }

    /** Returns a client with the same session at another instance. */
    public SignedInClient at(Http other) {
        return new SignedInClient(other, id, email, token);
    }

    /** Returns the header of the session and further headers: name, value, name, value. */
    public String[] headers(String... more) {
        return Stream.concat(Stream.of("X-Auth-Token", token), Stream.of(more)).toArray(String[]::new);
    }

    public Http.Response get(String path, String... headers) {
        return http.get(path, headers(headers));
    }

    public Http.Response post(String path, String body, String... headers) {
        return http.post(path, body, headers(headers));
    }

    public Http.Response send(String method, String path, @Nullable String body, String... headers) {
        return http.send(method, path, body, headers(headers));
    }
}
