package com.bharatmart.media;

import com.bharatmart.platform.overload.WorkingMemory;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Where pictures are worked on: few at a time, since each takes a processor, each in the memory that the largest one needs,
 * which is reserved for good.
 */
@Component
class ImageWorkers {

    private final WorkingMemory.Share memory;
    private final long each;
    private final MediaProperties properties;

    ImageWorkers(MediaProperties properties, WorkingMemory memory) {
        this.each = properties.decodingMemory().toBytes();
        this.memory = memory.reservedShare("decoding", DataSize.ofBytes(each * properties.decoders()));
        this.properties = properties;
    }

    /** Throws {@link MediaBusyException} if there is no place for too long. */
    <T> T work(Supplier<T> work) {
        if (!memory.tryAcquire(each, properties.decodingWait())) {
            throw new MediaBusyException("too many pictures at once");
        }
        try {
            return work.get();
        } finally {
            memory.release(each);
        }
    }
}
