package com.bharatmart.order.carrier;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The carriers that the shop knows.
 *
 * @param trackingUrls for each carrier the page that shows the state of a parcel, with {@code {number}} in place of the
 *     tracking number; https only. The name of a carrier is in lower case, without spaces, such as {@code bluedart}; it also
 *     stands for longer names such as "Blue Dart Express". An empty page removes a carrier
 */
@ConfigurationProperties("bharatmart.carriers")
public record CarrierProperties(@DefaultValue Map<String, String> trackingUrls) {

    private static final String NUMBER = "{number}";
    private static final Pattern HTTPS = Pattern.compile("https://[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(/\\S*)?");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\p{L}\\p{N}]");

    public CarrierProperties {
        trackingUrls.forEach((carrier, url) -> {
            if (!url.isEmpty() && !HTTPS.matcher(url).matches()) {
                throw new IllegalArgumentException(
                        "bharatmart.carriers.tracking-urls.%s must be an https address".formatted(carrier));
            }
        });
        trackingUrls = trackingUrls.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(entry -> key(entry.getKey()), Map.Entry::getValue));
    }

    /**
     * The page of a parcel, if the carrier is known.
     *
     * @param carrier its name as people write it
     * @param number of the parcel at the carrier
     */
    public Optional<String> trackingUrl(String carrier, String number) {
        var name = key(carrier);
        return trackingUrls.keySet().stream()
                .filter(name::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(trackingUrls::get)
                .map(url -> url.replace(
                        NUMBER,
                        URLEncoder.encode(number.strip(), StandardCharsets.UTF_8)
                                .replace("+", "%20")));
    }

    private static String key(String name) {
        return NOT_IN_NAMES.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
