package com.bharatmart.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.orm.jpa.JpaSystemException;

class UnavailableTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "25P03", "25006"})
    void aDatabaseThatIsAwayOrGoingIsADependency(String state) {
        assertThat(code(new SQLException("it is", state))).contains("dependency_unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "57014", "40P01", "53300"})
    void aDatabaseThatHasTooMuchToDoIsAnOverload(String state) {
        assertThat(code(new SQLException("it has", state))).contains("overloaded");
    }

    @Test
    void whatThePoolHasClosedIsADependency() {
        assertThat(code(new SQLException("Connection is closed"))).contains("dependency_unavailable");
        var rollback = new TransactionException("Unable to rollback", new SQLException("Connection is closed"));
        assertThat(code(new JpaSystemException(rollback))).contains("dependency_unavailable");
    }

    @Test
    void aMistakeIsNone() {
        assertThat(code(new SQLException("syntax error", "42601"))).isEmpty();
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
