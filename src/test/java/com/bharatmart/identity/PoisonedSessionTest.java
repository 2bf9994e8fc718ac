package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.HttpTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Session data that an attacker with access to Redis, or another version of the service, may write. */
@HttpTest
@Tag("redis")
class PoisonedSessionTest {

    private static final String SESSIONS = "/api/v1/customers/me/sessions";
    private static final String LOGIN = "sessionAttr:login";

    @Autowired
    TestAccounts accounts;

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    RedisConnectionFactory connections;

    static Stream<byte[]> poison() {
        var texts = Stream.of(
                "",
                "garbage",
                "\u0000\u00ff\u00fe",
                "null",
                "[]",
                "{}",
                "\"text\"",
                "1e400",
                "99999999999999999999",
                "{\"type\":\"login\"}",
                "{\"type\":\"login\",\"login\":null}",
                "{\"type\":\"login\",\"login\":\"no id\"}",
                "{\"type\":\"login\",\"login\":{\"@class\":\"javax.script.ScriptEngineManager\"}}",
                "{\"type\":\"javax.script.ScriptEngineManager\"}",
                "{\"@class\":\"org.springframework.context.support.ClassPathXmlApplicationContext\",\"a\":\"http://x\"}",
                "[\"com.sun.rowset.JdbcRowSetImpl\",{\"dataSourceName\":\"ldap://x/y\",\"autoCommit\":true}]",
                "{\"a\":".repeat(5_000));
        return Stream.concat(
                Stream.of(javaSerialised()), texts.map(text -> text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @MethodSource("poison")
    void poisonedLoginIsDeletedAndAnswered401(byte[] poison) {
        var customer = accounts.customer();
        write(customer, LOGIN, poison);

        assertThat(customer.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");

        assertThat(redis.hasKey(key(customer))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"creationTime", "lastAccessedTime", "maxInactiveInterval", "sessionAttr:other"})
    void poisonedPartEndsTheSession(String part) {
        for (var poison : new String[] {"garbage", "[\"a\",{}]", "{\"@class\":\"java.lang.Object\"}", "\"text\""}) {
            var customer = accounts.customer();
            write(customer, part, poison.getBytes(StandardCharsets.UTF_8));

            assertThat(customer.get(SESSIONS).problem(401)).as(poison).isEqualTo("unauthenticated");

            assertThat(redis.hasKey(key(customer))).as(poison).isFalse();
        }
    }

    @Test
    void missingPartEndsTheSession() {
        for (var part : new String[] {"creationTime", "lastAccessedTime", "maxInactiveInterval", LOGIN}) {
            var customer = accounts.customer();
            redis.opsForHash().delete(key(customer), part);

            assertThat(customer.get(SESSIONS).problem(401)).as(part).isEqualTo("unauthenticated");

            assertThat(redis.hasKey(key(customer))).as(part).isFalse();
        }
    }

    @Test
    void keyOfAnotherTypeIsDeleted() {
        var customer = accounts.customer();
        redis.delete(key(customer));
        redis.opsForValue().set(key(customer), "a text");

        assertThat(customer.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");

        assertThat(redis.hasKey(key(customer))).isFalse();
    }

    @Test
    void sessionOfALoginThatHasEndedIsDeleted() {
        var here = accounts.customer();
        var elsewhere = SignedInClient.loggedIn(here.http(), here.email(), TestAccounts.PASSWORD);
        here.send("DELETE", SESSIONS, null);

        assertThat(elsewhere.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");

        assertThat(redis.hasKey(key(elsewhere))).isFalse();
    }

    @Test
    void unknownSessionAttributesAreIgnored() {
        var customer = accounts.customer();
        var login = String.valueOf(redis.opsForHash().get(key(customer), LOGIN));
        write(
                customer,
                LOGIN,
                login.replace("}", ",\"added\":{\"by\":[\"a later version\"]}}").getBytes(StandardCharsets.UTF_8));
        write(customer, "sessionAttr:added", "{\"type\":\"added\",\"value\":1}".getBytes(StandardCharsets.UTF_8));

        assertThat(customer.get(SESSIONS).status()).isEqualTo(200);
        assertThat(redis.hasKey(key(customer))).isTrue();
    }

    private void write(SignedInClient who, String field, byte[] value) {
        try (var connection = connections.getConnection()) {
            connection
                    .hashCommands()
                    .hSet(key(who).getBytes(StandardCharsets.UTF_8), field.getBytes(StandardCharsets.UTF_8), value);
        }
    }

    private static String key(SignedInClient who) {
        return "bharatmart:session:sessions:" + who.token();
    }

    private static byte[] javaSerialised() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
