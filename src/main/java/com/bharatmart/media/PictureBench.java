package com.bharatmart.media;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Where pictures are worked on: few at a time, since each takes memory and a processor. */
@Component
class PictureBench {

    private final Semaphore places;
    private final MediaProperties properties;

    PictureBench(MediaProperties properties) {
        this.places = new Semaphore(properties.decoders());
        this.properties = properties;
    }

    /** Throws {@link MediaBusy} if there is no place for too long. */
    <T> T work(Supplier<T> work) {
        if (!Places.await(places, properties.decodingWait())) {
            throw new MediaBusy("too many pictures at once");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
