package com.bharatmart.platform.audit;

import com.bharatmart.platform.dependency.DatabaseMonitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.context.SecurityContextHolderFilter;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    private static final Logger log = LoggerFactory.getLogger(AuditConfiguration.class);

    private final JdbcClient database;
    private final DatabaseMonitor monitor;

    AuditConfiguration(JdbcClient database, DatabaseMonitor monitor) {
        this.database = database;
        this.monitor = monitor;
    }

    @Bean
    static Customizer<HttpSecurity> deniedRequestsFilter(DeniedAccessLog log) {
        return http -> http.addFilterAfter(new DeniedRequestsFilter(log), SecurityContextHolderFilter.class);
    }

    /** Warns an operator whose instances sign in as the owner of the tables. */
    @EventListener(ApplicationReadyEvent.class)
    void checkOnceTheDatabaseIsThere() {
        monitor.whenWritable(this::checkThatTheLogIsAppendOnly);
    }

    private void checkThatTheLogIsAppendOnly() {
        try {
            if (database.sql("SELECT has_table_privilege('audit_log', 'UPDATE, DELETE, TRUNCATE')")
                    .query(Boolean.class)
                    .single()) {
                log.error("The database role of the service can change the audit log. "
                        + "Use the role that bharatmart.database.application-role names.");
            }
        } catch (DataAccessException e) {
            log.warn("Could not check whether the audit log can be changed: {}", e.toString());
        }
    }
}
