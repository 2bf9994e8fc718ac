package com.bharatmart.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.PreparedStatementCreator;

/**
 * A statement with its arguments.
 *
 * @param plannedAnew true to have PostgreSQL plan it for just these arguments. A plan made for any argument does not
 *     know whether a word or a category is rare, and walks a whole index to find a handful of products.
 */
record SqlStatement(String sql, List<Object> arguments, boolean plannedAnew) implements PreparedStatementCreator {

    SqlStatement {
        arguments = List.copyOf(arguments);
    }

    @Override
    public PreparedStatement createPreparedStatement(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(sql);
        if (plannedAnew) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
        for (var i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
        return statement;
    }
}
