package com.bharatmart.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.HttpTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code docs/retention.md} says of each table how long its rows are kept. */
@HttpTest
class RetentionDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| ((?:`[a-z_]+`(?:, )?)+) \\| [^|]+ \\|");
    private static final Pattern TABLE = Pattern.compile("`([a-z_]+)`");

    @Autowired
    JdbcClient jdbc;

    @Test
    void eachTableIsNamedOnceAndNoOther() throws IOException {
        assertThat(documented().toList()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(tables());
    }

    private static Stream<String> documented() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs", "retention.md")))
                .results()
                .map(row -> row.group(1))
                .flatMap(cell -> TABLE.matcher(cell).results().map((MatchResult name) -> name.group(1)));
    }

    /** Without partitions, which are kept as their tables are. */
    private List<String> tables() {
        return jdbc.sql("""
                        SELECT relname FROM pg_class
                        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                          AND relname NOT LIKE 'flyway%'""").query(String.class).list();
    }
}
