package com.bharatmart.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisReadOnlyException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class UnavailableTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "25P03", "53100", "58030"})
    void unavailableDatabaseIsADependencyFailure(String state) {
        assertThat(code(new SQLException("it is", state))).contains("dependency_unavailable");
    }

    @Test
    void databaseThatAcceptsNoWritesIsReadOnly() {
        assertThat(code(new SQLException("cannot execute UPDATE in a read-only transaction", "25006")))
                .contains("read_only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "57014", "40P01", "53200", "53300"})
    void busyDatabaseIsAnOverload(String state) {
        assertThat(code(new SQLException("it has", state))).contains("overloaded");
    }

    /** Supavisor reports each of its own failures like this, and closes the connection. */
    @Test
    void errorThatEndsTheSessionIsADependencyFailure() {
        var timeout = new PSQLException(new ServerErrorMessage("SFATAL\0CXX000\0M(ECHECKOUTTIMEOUT) timeout\0\0"));
        var exhausted = new SQLTransientConnectionException("Connection is not available", "XX000", timeout);

        assertThat(Stream.of(
                                new UncategorizedSQLException("test", null, timeout),
                                new CannotCreateTransactionException("Could not open a transaction", exhausted))
                        .map(UnavailableTest::code))
                .containsOnly(Optional.of("dependency_unavailable"));
    }

    @Test
    void internalErrorOfTheDatabaseIsNotTransient() {
        var internal = new PSQLException(new ServerErrorMessage("SERROR\0CXX000\0Mcache lookup failed\0\0"));

        assertThat(code(new UncategorizedSQLException("test", null, internal))).isEmpty();
    }

    @Test
    void connectionClosedByThePoolIsADependencyFailure() {
        assertThat(code(new SQLException("Connection is closed"))).contains("dependency_unavailable");
        assertThat(code(new TransactionSystemException(
                        "JDBC rollback failed", new SQLException("Connection is closed"))))
                .contains("dependency_unavailable");
    }

    @ParameterizedTest
    @MethodSource
    void networkErrorOfTheDatabaseIsADependencyFailure(IOException network) {
        var unreachable = new SQLException("Connection refused", "08001", network);
        var broken = new SQLException("An I/O error occurred", "08006", network);
        var exhausted = new SQLTransientConnectionException("Connection is not available", "08001", unreachable);

        assertThat(Stream.of(
                                new CannotCreateTransactionException("Could not open a transaction", unreachable),
                                new CannotCreateTransactionException("Could not open a transaction", exhausted),
                                new CannotGetJdbcConnectionException("Failed to obtain a connection", exhausted),
                                new DataAccessResourceFailureException("JDBC commit", broken),
                                new TransactionSystemException("JDBC commit failed", broken),
                                new UncategorizedSQLException("test", null, broken))
                        .map(UnavailableTest::code))
                .containsOnly(Optional.of("dependency_unavailable"));
    }

    static Stream<IOException> networkErrorOfTheDatabaseIsADependencyFailure() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new SocketException("Connection reset"),
                new SocketTimeoutException("Read timed out"),
                new EOFException(),
                new UnknownHostException("db-1"),
                new ClosedChannelException());
    }

    @Test
    void exhaustedPoolIsAnOverload() {
        var exhausted = new SQLTransientConnectionException("Connection is not available");

        assertThat(code(new CannotCreateTransactionException("Could not open a transaction", exhausted)))
                .contains("overloaded");
    }

    @ParameterizedTest
    @MethodSource
    void unavailableRedisIsADependencyFailure(RedisException e) {
        assertThat(code(new RedisSystemException("Redis exception", e))).contains("dependency_unavailable");
    }

    static Stream<RedisException> unavailableRedisIsADependencyFailure() {
        return Stream.of(
                new RedisException("Connection closed"),
                new RedisConnectionException("Unable to connect", new ConnectException("Connection refused")),
                new RedisException(new SocketException("Connection reset")),
                new RedisReadOnlyException("READONLY You can't write against a read only replica."),
                new RedisLoadingException("LOADING Redis is loading the dataset in memory"));
    }

    @Test
    void programmingErrorIsNeither() {
        assertThat(code(new SQLException("syntax error", "42601"))).isEmpty();
        assertThat(code(new RedisSystemException(
                        "Redis exception", new RedisCommandExecutionException("ERR unknown command"))))
                .isEmpty();
    }

    @Test
    void errorOfAnotherPeerIsNeither() {
        assertThat(code(new UncheckedIOException(new ConnectException("Connection refused"))))
                .isEmpty();
        assertThat(code(new IllegalStateException(new SocketTimeoutException("Read timed out"))))
                .isEmpty();
    }

    private static Optional<String> code(SQLException e) {
        return code(new UncategorizedSQLException("test", null, e));
    }

    private static Optional<String> code(RuntimeException e) {
        return Unavailable.answerTo(e)
                .map(answer -> Objects.requireNonNull(answer.getBody()).getProperties())
                .map(properties -> String.valueOf(properties.get("code")));
    }
}
