package com.bharatmart.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlConditionsTest {

    private final SqlConditions conditions = new SqlConditions();

    @Test
    void areEmptyAtFirst() {
        assertThat(conditions.sql()).isEmpty();
        assertThat(conditions.arguments()).isEmpty();
    }

    @Test
    void keepArgumentsInTheOrderOfThePlaceholders() {
        conditions.and("published").and("(price, id) < (?, ?)", 5L, "b").and("brand = ?", "acme");

        assertThat(conditions.sql()).isEqualTo(" AND published AND (price, id) < (?, ?) AND brand = ?");
        assertThat(conditions.arguments()).containsExactly(5L, "b", "acme");
    }

    @Test
    void omitConditionsWithoutValue() {
        conditions.andIfPresent("status = ?", null).andIfPresent("phone = ?", "+919876543210");

        assertThat(conditions.sql()).isEqualTo(" AND phone = ?");
        assertThat(conditions.arguments()).containsExactly("+919876543210");
    }

    @Test
    void appendArgumentsOfTheRestOfTheStatement() {
        conditions.and("brand = ?", "acme");

        assertThat(conditions.arguments(21)).containsExactly("acme", 21);
        assertThat(conditions.arguments()).containsExactly("acme");
    }

    @Test
    void takeMoreConditionsAfterTheyWereRead() {
        conditions.and("brand = ?", "acme");
        var counted = conditions.sql();
        conditions.and("id < ?", 7L);

        assertThat(counted).isEqualTo(" AND brand = ?");
        assertThat(conditions.sql()).isEqualTo(" AND brand = ? AND id < ?");
    }
}
