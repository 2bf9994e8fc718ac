package com.bharatmart.platform.archive;

import java.time.Clock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * All that the command {@code restore-archive} needs beside the {@link ArchiveStore}: no web server, no Redis, no jobs and no
 * workers. Not a part of the service, so it is not annotated as a configuration that the service finds.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@Import({
    ArchiveRestoreRunner.class,
    ArchiveRestoreService.class,
    ArchivedMonthRepository.class,
    ArchivedRowRepository.class,
    MonthArchive.class,
    MonthPartitionRepository.class
})
public final class ArchiveRestoreConfiguration {

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }
}
