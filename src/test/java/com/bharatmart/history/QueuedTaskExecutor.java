package com.bharatmart.history;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.core.task.AsyncTaskExecutor;

/**
 * Runs tasks on the thread of the {@link Execution} that submits them: after its work, or at once if it waits for the result.
 * If the execution is late, its wait is over at once, and the result comes after its work.
 */
final class QueuedTaskExecutor implements AsyncTaskExecutor {

    @Override
    public void execute(Runnable task) {
        var execution = Execution.current();
        if (execution == null) {
            Thread.ofVirtual().start(task);
        } else {
            execution.later(task);
        }
    }

    @Override
    public <T> CompletableFuture<T> submitCompletable(Callable<T> task) {
        var execution = Execution.current();
        if (execution == null) {
            return AsyncTaskExecutor.super.submitCompletable(task);
        }
        var result = new Result<T>();
        if (execution.isLate()) {
            execution.later(() -> result.run(task));
        } else {
            result.run(task);
        }
        return result;
    }

    private static final class Result<T> extends CompletableFuture<T> {

        void run(Callable<T> task) {
            try {
                complete(task.call());
            } catch (Exception | InstanceDown e) {
                completeExceptionally(e);
            }
        }

        @Override
        public T get(long timeout, TimeUnit unit)
                throws TimeoutException, InterruptedException, java.util.concurrent.ExecutionException {
            if (!isDone()) {
                throw new TimeoutException("the result comes later");
            }
            return get();
        }
    }
}
