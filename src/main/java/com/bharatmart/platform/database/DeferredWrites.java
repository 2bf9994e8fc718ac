package com.bharatmart.platform.database;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes of a transaction whose results nobody waits for. They are executed in their order and in one round trip: together
 * with the statement that {@link #query} is called with, or else with the commit, which fails if one of them fails.
 * Until then the transaction itself does not see them, so they must not be needed by any other of its statements.
 */
@Component
public class DeferredWrites implements TransactionExecutionListener {

    private final JdbcTemplate jdbc;

    DeferredWrites(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a write to the current transaction.
     *
     * @throws IllegalStateException if there is no transaction
     */
    public void add(SqlStatement write) {
        var pending = pending();
        if (pending == null) {
            pending = new PendingWrites();
            TransactionSynchronizationManager.registerSynchronization(pending);
            pending.resume();
        }
        pending.writes.add(write);
    }

    /** Executes what was added, and then this statement. */
    public void query(SqlStatement statement, RowCallbackHandler rows) {
        var statements = take();
        statements.add(statement);
        new StatementSequence(statements).query(jdbc, rows);
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        var statements = take();
        if (!statements.isEmpty()) {
            new StatementSequence(statements).commit(jdbc);
        }
    }

    private List<SqlStatement> take() {
        var pending = pending();
        return pending == null ? new ArrayList<>() : pending.take();
    }

    private @Nullable PendingWrites pending() {
        return (PendingWrites) TransactionSynchronizationManager.getResource(this);
    }

    /** Belongs to one transaction: put aside while another one runs in between. */
    private final class PendingWrites implements TransactionSynchronization {

        private List<SqlStatement> writes = new ArrayList<>();

        List<SqlStatement> take() {
            var taken = writes;
            writes = new ArrayList<>();
            return taken;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(DeferredWrites.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(DeferredWrites.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(DeferredWrites.this);
        }
    }
}
