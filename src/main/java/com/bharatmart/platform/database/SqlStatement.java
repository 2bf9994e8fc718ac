package com.bharatmart.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * A statement with its arguments.
 *
 * @param arguments in the order of their question marks; {@link SqlParameterValue} where the type matters
 * @param customPlan true to have PostgreSQL plan the statement for these arguments at each execution. A generic plan does
 *     not know whether a word or a category is rare, and walks a whole index to find a handful of rows.
 */
public record SqlStatement(String sql, List<?> arguments, boolean customPlan) implements PreparedStatementCreator {

    public SqlStatement {
        arguments = Collections.unmodifiableList(new ArrayList<@Nullable Object>(arguments));
    }

    /** A statement whose plan PostgreSQL may keep. */
    public static SqlStatement of(String sql, @Nullable Object... arguments) {
        return new SqlStatement(sql, Arrays.asList(arguments), false);
    }

    /** A statement with named parameters, whose plan PostgreSQL may keep. */
    public static SqlStatement of(ParsedSql sql, SqlParameterSource arguments) {
        return of(
                NamedParameterUtils.substituteNamedParameters(sql, arguments),
                NamedParameterUtils.buildValueArray(sql, arguments, null));
    }

    /**
     * A statement with a list of arguments whose plan PostgreSQL keeps. For an array in one parameter it does not know the
     * number of elements, and takes ten for granted: with a join, a plan for the real number always looks cheaper, and the
     * statement is planned at each execution, which takes several times as long as to execute it. So each element is a
     * parameter, and the number of parameters is a power of two, so that there are few different statements: the last
     * element fills the rest.
     *
     * @param sql with {@code ARRAY[%s]} for the list
     * @param elements texts; the list may be empty
     */
    public static SqlStatement ofList(String sql, List<String> elements) {
        var size = Math.max(1, Integer.highestOneBit(2 * elements.size() - 1));
        var arguments = new ArrayList<@Nullable Object>(elements);
        arguments.addAll(Collections.nCopies(size - elements.size(), elements.isEmpty() ? null : elements.getLast()));
        return new SqlStatement(
                sql.formatted(String.join(", ", Collections.nCopies(size, "?::text"))), arguments, false);
    }

    @Override
    public PreparedStatement createPreparedStatement(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(sql);
        if (customPlan) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
        setArguments(statement, 1);
        return statement;
    }

    /** Sets the arguments from this parameter on, and returns the number of the next parameter. */
    int setArguments(PreparedStatement statement, int first) throws SQLException {
        var parameter = first;
        for (var argument : arguments) {
            StatementCreatorUtils.setParameterValue(statement, parameter++, SqlTypeValue.TYPE_UNKNOWN, argument);
        }
        return parameter;
    }
}
