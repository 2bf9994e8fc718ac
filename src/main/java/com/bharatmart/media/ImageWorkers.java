package com.bharatmart.media;

import com.bharatmart.platform.overload.WorkingMemory;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Limits how many pictures this instance decodes and encodes at the same time. Each takes a processor and the memory that
 * the largest picture needs, which is reserved permanently.
 */
@Component
class ImageWorkers {

    private final WorkingMemory.Share memory;
    private final long bytesPerWorker;
    private final MediaProperties properties;

    ImageWorkers(MediaProperties properties, WorkingMemory memory) {
        this.bytesPerWorker = properties.decodingMemory().toBytes();
        this.memory = memory.reservedShare("decoding", DataSize.ofBytes(bytesPerWorker * properties.decoders()));
        this.properties = properties;
    }

    /** Throws {@link MediaBusyException} if no worker becomes free within {@code bharatmart.media.decoding-wait}. */
    <T> T run(Supplier<T> task) {
        if (!memory.tryAcquire(bytesPerWorker, properties.decodingWait())) {
            throw new MediaBusyException("all image workers are busy");
        }
        try {
            return task.get();
        } finally {
            memory.release(bytesPerWorker);
        }
    }
}
