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
 * Limits and formats of pictures. The memory they need is part of {@code bharatmart.memory.working}.
 *
 * @param publicUrl URL under which clients find pictures, without a slash at the end: a CDN in front of this service's
 *     {@code /media}, or the bucket's {@code media/}; by default the relative path of this service
 * @param maxSize maximum size of an uploaded file; a larger file is answered 413
 * @param maxPixels maximum width times height of an uploaded picture
 * @param largestSide maximum width and height in pixels of a stored picture; a larger one is scaled down
 * @param widths widths in pixels of the renditions of each picture
 * @param quality of JPEGs, percent
 * @param maxUploads maximum concurrent uploads of an instance; each takes half a megabyte of memory while it is received
 * @param uploadTimeout maximum time to receive a file
 * @param decoders how many pictures an instance decodes at the same time
 * @param decodingMemory heap for each decoder; a picture that needs more is read with fewer pixels
 * @param progressiveMemory memory outside the heap for the coefficients of a progressive JPEG; one that needs more is
 *     answered 422
 * @param decodingWait how long an upload waits for a decoder before it is answered 503
 * @param givingMemory heap for all pictures that are being sent to clients
 * @param lease how long an instance may take for the renditions of a picture before another instance takes over
 * @param maxAttempts how many instances try to make the renditions before the picture keeps its full size only
 * @param directLifetime lifetime of a pre-authenticated request
 * @param collectEvery interval of the job that deletes unused pictures and files
 * @param checkedPictures how many pictures each round of the integrity check {@code picture-objects} reads from Object Storage
 * @param grace how long an unused picture or file is kept
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

        @Min(1) @DefaultValue("100") int checkedPictures,

        @NotNull @DurationMin(hours = 1) @DefaultValue("24h")
        Duration grace) {

    public MediaProperties {
        widths = List.copyOf(widths);
    }
}
