package com.bharatmart.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.HttpTest;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HttpTest
class SqlStatementTest {

    /** A join by indexes of two tables that have hundreds of rows in each database. */
    private static final String JOIN = """
            SELECT c.relname, t.typname FROM pg_class c JOIN pg_type t ON t.oid = c.reltype
            WHERE c.relname = ANY (ARRAY[%s])""";

    /** Of which the driver runs five before it prepares the statement, and PostgreSQL plans five before it compares. */
    private static final int EXECUTIONS = 20;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JdbcClient client;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void hasAsManyParametersAsThePowerOfTwoThatHoldsTheList() {
        assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 8, 9).map(SqlStatementTest::parameters))
                .containsExactly(1, 1, 2, 4, 4, 8, 8, 16);
        assertThat(SqlStatement.ofList(JOIN, List.of("a", "b", "c")).arguments())
                .isEqualTo(List.of("a", "b", "c", "c"));
        assertThat(SqlStatement.ofList(JOIN, List.of()).arguments()).isEqualTo(Collections.singletonList(null));
    }

    @Test
    void findsTheRowsOfEachElementOnceAndNoneOfAnEmptyList() {
        assertThat(names(List.of("orders", "cart", "variant"))).containsExactlyInAnyOrder("orders", "cart", "variant");
        assertThat(names(List.of())).isEmpty();
    }

    @Test
    void postgresKeepsThePlanOfAJoinWithAList() {
        var plans = transactions.execute(_ -> {
            for (var n = 0; n < EXECUTIONS; n++) {
                names(List.of("orders", "cart"));
            }
            return client.sql(
                            "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE '%FROM pg_class c JOIN%'")
                    .query(Integer.class)
                    .list();
        });

        assertThat(plans).anyMatch(kept -> kept > 0);
    }

    private static int parameters(int elements) {
        return SqlStatement.ofList(JOIN, Collections.nCopies(elements, "x"))
                .arguments()
                .size();
    }

    private List<String> names(List<String> tables) {
        return jdbc.query(SqlStatement.ofList(JOIN, tables), (row, _) -> row.getString(1));
    }
}
