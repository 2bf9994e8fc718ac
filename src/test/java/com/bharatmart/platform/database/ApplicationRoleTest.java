package com.bharatmart.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.testing.HttpTest;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The permissions of the role of the service in its database. */
@HttpTest
class ApplicationRoleTest {

    private static final String PERMISSION_DENIED = "42501";

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_log SET action = 'nothing'",
                "DELETE FROM audit_log",
                "UPDATE audit_seal SET number = 1",
                "TRUNCATE audit_log",
                "TRUNCATE orders CASCADE",
                "DROP TABLE audit_log",
                "UPDATE audit_log_default SET action = 'nothing'",
                "INSERT INTO audit_log_default SELECT * FROM audit_log LIMIT 1",
                "SELECT add_month_partition('audit_log', '2020-01-01')",
                "SELECT drop_month_partition('audit_log', date_trunc('month', now() - interval '12 months')::date, 0)",
                "UPDATE stock_movement SET change = 1",
                "DELETE FROM stock_movement",
                "DELETE FROM stock_level",
                "ALTER TABLE audit_log ADD COLUMN more text",
                "ALTER TABLE audit_log DISABLE TRIGGER ALL",
                "CREATE RULE quiet AS ON INSERT TO audit_log DO INSTEAD NOTHING",
                "CREATE TABLE own_table (id int)",
                "CREATE TEMPORARY TABLE temporary_table (id int)",
                "CREATE INDEX ON orders (email)",
                "CREATE SCHEMA another",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE ROLE another",
                "SELECT version FROM flyway_schema_history"
            })
    void isDenied(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(PERMISSION_DENIED));
    }

    @Test
    void mayInsertIntoTheAuditLogAndReadIt() {
        var id = UUID.randomUUID();

        jdbc.sql(
                        "INSERT INTO audit_log (id, actor_kind, action, target_type, target_id) VALUES (?, 'GUEST', 'a', 'b', 'c')")
                .param(id)
                .update();

        assertThat(jdbc.sql("SELECT action FROM audit_log WHERE id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("a");
    }

    @Test
    void noPartitionCanBeChangedPastItsTable() {
        jdbc.sql("SELECT add_month_partitions('audit_log', 6)").query().singleRow();

        assertThat(jdbc.sql("""
                                SELECT relname FROM pg_class
                                WHERE relispartition AND relkind = 'r'
                                  AND (has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
                                    OR NOT has_table_privilege(oid, 'SELECT'))""").query(String.class).list()).isEmpty();
    }

    @Test
    void ownerWithoutSuperuserCreatesTheRoleWhichMayUseLaterTables() {
        var database = new ManagedDatabase("CREATEROLE");

        database.migrate(database.application);

        var owner = JdbcClient.create(database.owner());
        owner.sql("CREATE TABLE later (id int)").update();
        owner.sql("ALTER ROLE " + database.application + " LOGIN PASSWORD 'p'").update();
        var service = JdbcClient.create(database.as(database.application));
        assertThatCode(() -> service.sql("INSERT INTO later (id) VALUES (1)").update())
                .doesNotThrowAnyException();
        assertThatCode(() -> service.sql("SELECT id FROM audit_log").query().listOfRows())
                .doesNotThrowAnyException();
        assertThat(service.sql("SELECT add_month_partitions('audit_log', 6)")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThatThrownBy(() -> service.sql("DELETE FROM audit_log").update())
                .hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> service.sql("CREATE TABLE own_table (id int)").update())
                .hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void migrationSaysHowToCreateTheRoleIfTheOwnerMayNot() {
        var database = new ManagedDatabase("NOCREATEROLE");

        assertThatThrownBy(() -> database.migrate(database.application))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("There is no role " + database.application)
                .hasMessageContaining("CREATE ROLE " + database.application + " LOGIN PASSWORD");
    }

    @Test
    void ownerIsRejectedAsTheRole() {
        var database = new ManagedDatabase("CREATEROLE");

        assertThatThrownBy(() -> database.migrate(database.owner))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("may not sign in as the owner");
    }

    @Test
    void roleThatMayChangeTheSchemaIsRejected() {
        var database = new ManagedDatabase("CREATEROLE");
        var superuser = JdbcClient.create(LocalPostgres.shared().asOwner("postgres"));
        superuser.sql("CREATE ROLE " + database.application + " SUPERUSER").update();

        assertThatThrownBy(() -> database.migrate(database.application))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("may change the schema");
    }

    /** A database as a managed service has it: its owner is not a superuser. */
    private static final class ManagedDatabase {
        private final String name =
                "managed_" + UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
        private final String owner = name + "_owner";
        private final String application = name + "_app";

        ManagedDatabase(String privilege) {
            var superuser = JdbcClient.create(LocalPostgres.shared().asOwner("postgres"));
            superuser.sql("CREATE ROLE " + owner + " LOGIN " + privilege).update();
            superuser.sql("CREATE DATABASE " + name + " OWNER " + owner).update();
        }

        DataSource owner() {
            return as(owner);
        }

        DataSource as(String role) {
            return new DriverManagerDataSource(LocalPostgres.shared().jdbcUrl(name), role, "p");
        }

        void migrate(String applicationRole) {
            Flyway.configure()
                    .dataSource(owner())
                    .placeholders(Map.of("application-role", applicationRole))
                    .load()
                    .migrate();
        }
    }
}
