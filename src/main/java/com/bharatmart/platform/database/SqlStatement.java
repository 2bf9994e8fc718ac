package com.bharatmart.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.PreparedStatementCreator;

/**
 * A statement with its arguments.
 *
 * @param customPlan true to have PostgreSQL plan the statement for these arguments at each execution. A generic plan does
 *     not know whether a word or a category is rare, and walks a whole index to find a handful of rows.
 */
public record SqlStatement(String sql, List<Object> arguments, boolean customPlan) implements PreparedStatementCreator {

    public SqlStatement {
        arguments = List.copyOf(arguments);
    }

    @Override
    public PreparedStatement createPreparedStatement(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(sql);
        if (customPlan) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
        for (var i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
        return statement;
    }
}
