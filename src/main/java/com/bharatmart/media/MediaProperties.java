package com.bharatmart.media;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What happens to pictures. What they need of the heap is taken from {@code bharatmart.memory.working}.
 *
 * @param publicUrl where the world finds them, without a slash at the end: a CDN's address of this service's
 *     {@code /media}, or that of the bucket's {@code media/}; by default this service's own, relative
 * @param maxSize the longest file; a longer one is answered 413
 * @param maxPixels the largest picture, its width times its height
 * @param largestSide pixels of the longer side that are kept of a larger picture
 * @param widths pixels of the smaller sizes that are made of each picture
 * @param quality of JPEGs, percent
 * @param maxUploads how many files an instance takes in at once, each of which takes half a megabyte of memory while it
 *     comes, as far as there is so much
 * @param uploadTimeout how long one may take to come
 * @param decoders how many pictures an instance works on at once
 * @param decodingMemory heap for each of them; a picture that cannot be read within it is read with fewer pixels
 * @param progressiveMemory memory outside the heap for a JPEG whose pixels come in several scans, all of which are kept
 *     until the last; one that needs more is answered 413
 * @param decodingWait how long an upload waits for one of them before it is told to come back later
 * @param givingMemory heap for all pictures that are on their way to clients
 * @param lease after so long without a sign of the instance that makes smaller sizes of a picture, another one does
 * @param maxAttempts instances that try before a picture is left in its full size
 * @param directLifetime how long a pre-authenticated request is good for
 * @param collectEvery how often it is looked for what nobody needs
 * @param grace how long something is kept that nobody needs
 */
@Validated
@ConfigurationProperties("bharatmart.media")
public record MediaProperties(
        @Nullable URI publicUrl,
        @NotNull @DefaultValue("10MB") DataSize maxSize,
        @Min(1) @DefaultValue("64000000") long maxPixels,
        @Min(64) @Max(4096) @DefaultValue("2048") int largestSide,

        @NotNull @DefaultValue({"160", "320", "640", "1280"})
        List<@Min(16) Integer> widths,

        @Min(1) @Max(100) @DefaultValue("85") int quality,
        @Min(1) @DefaultValue("48") int maxUploads,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("2m")
        Duration uploadTimeout,

        @Min(1) @DefaultValue("1") int decoders,
        @NotNull @DefaultValue("56MB") DataSize decodingMemory,
        @NotNull @DefaultValue("36MB") DataSize progressiveMemory,
        @NotNull @DefaultValue("10s") Duration decodingWait,
        @NotNull @DefaultValue("24MB") DataSize givingMemory,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("60s")
        Duration lease,

        @Min(1) @DefaultValue("3") int maxAttempts,

        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) @DefaultValue("10m")
        Duration directLifetime,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("1h")
        Duration collectEvery,

        @NotNull @DurationMin(hours = 1) @DefaultValue("24h")
        Duration grace) {

    public MediaProperties {
        widths = List.copyOf(widths);
    }
}
